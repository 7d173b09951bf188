import type { PlanFinding, PublishRequest } from '#contract/plans.ts'

/** Reasons why blocking findings may stay: one for all of a rule, or one for a finding by its key. */
export interface Reasons {
  readonly byRule: Readonly<Record<string, string>>
  readonly byKey: Readonly<Record<string, string>>
}

export const NO_REASONS: Reasons = { byRule: {}, byKey: {} }

/** Blocking findings that are neither mended nor accepted, by rule in the order they come. */
export function blockingByRule(
  findings: readonly PlanFinding[],
): readonly { readonly rule: PlanFinding['rule']; readonly findings: readonly PlanFinding[] }[] {
  const groups = new Map<PlanFinding['rule'], PlanFinding[]>()
  for (const finding of findings) {
    if (finding.severity !== 'blocking' || finding.accepted !== undefined) continue
    const group = groups.get(finding.rule)
    if (group === undefined) groups.set(finding.rule, [finding])
    else group.push(finding)
  }
  return [...groups].map(([rule, group]) => ({ rule, findings: group }))
}

/** What `publish` is told of each blocking finding; those without a reason are left out and counted. */
export function acceptances(
  findings: readonly PlanFinding[],
  { byRule, byKey }: Reasons,
): { readonly accept: PublishRequest['accept']; readonly without: number } {
  const open = blockingByRule(findings).flatMap((group) => group.findings)
  const accept = open.flatMap(({ rule, key }) => {
    const reason = (byKey[key]?.trim() || byRule[rule]?.trim()) ?? ''
    return reason === '' ? [] : [{ rule, key, reason }]
  })
  return { accept, without: open.length - accept.length }
}
