import type { FindingWire } from '#contract/coverage.ts'
import { type Family, familyOf, SEVERITIES, type Severity } from './families.ts'

/** Which findings are wanted; null means all. */
export interface Filters {
  readonly family: Family | null
  readonly severity: Severity | null
  readonly state: 'open' | 'accepted' | null
}

/** The findings wanted: open before accepted, worst first, then by how many households they concern. */
export function filtered(findings: readonly FindingWire[], filters: Filters): FindingWire[] {
  const { family, severity, state } = filters
  return findings
    .filter((finding) => family === null || familyOf(finding) === family)
    .filter((finding) => severity === null || finding.severity === severity)
    .filter((finding) => state === null || (finding.accepted === undefined) === (state === 'open'))
    .sort(
      (a, b) =>
        SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity) ||
        Number(a.accepted !== undefined) - Number(b.accepted !== undefined) ||
        b.households - a.households ||
        (b.areaM2 ?? 0) - (a.areaM2 ?? 0) ||
        a.key.localeCompare(b.key),
    )
}
