import type { PlanFinding } from '#contract/plans.ts'
import { SEVERITIES, type Severity } from '../../../coverage/families.ts'

/** Which findings the panel shows: all open ones, those of one severity, what no grid holds, or those accepted. */
export type Wanted = 'open' | Severity | 'unheld' | 'accepted'

/** Ground and people that no grid is responsible for. */
const UNHELD: ReadonlySet<string> = new Set(['outer-gap', 'inner-gap', 'household-unheld'])

export function isWanted(finding: PlanFinding, wanted: Wanted): boolean {
  if (wanted === 'accepted') return finding.accepted !== undefined
  if (finding.accepted !== undefined) return false
  if (wanted === 'unheld') return UNHELD.has(finding.rule)
  return wanted === 'open' || finding.severity === wanted
}

/** The findings wanted: the gravest first, then those with most households, then the largest. */
export function inOrder(findings: readonly PlanFinding[], wanted: Wanted): PlanFinding[] {
  return findings
    .filter((finding) => isWanted(finding, wanted))
    .sort(
      (a, b) =>
        SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity) ||
        b.households - a.households ||
        (b.areaM2 ?? 0) - (a.areaM2 ?? 0) ||
        (a.key < b.key ? -1 : 1),
    )
}

/** Which of a list is chosen now: the one chosen before, else what took its place in the list; null in an empty one. */
export function chosenOf(
  shown: readonly PlanFinding[],
  key: string | null,
  place: number,
): PlanFinding | null {
  if (key === null) return null
  return shown.find((finding) => finding.key === key) ?? shown[Math.min(place, shown.length - 1)] ?? null
}
