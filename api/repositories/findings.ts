import type { AcceptedFinding } from './plans.ts'
import type { Ask } from './request.ts'
import { sql } from './sql.ts'

const queries = {
  exempted: sql('findings/exempted'),
  exempt: sql('findings/exempt'),
  lift: sql('findings/lift'),
}

/** A finding that need not be mended, why, and until which day; null is for good. */
export interface FindingExemption extends AcceptedFinding {
  readonly until: string | null
}

/** Findings of a county that need not be mended on a day, whichever plan shows them. */
export function exemptedFindings(ask: Ask, county: string, today: string): Promise<AcceptedFinding[]> {
  return ask.rows(queries.exempted, { county, today })
}

/** Notes an exemption in place of an earlier one of the same finding. */
export function exemptFinding(ask: Ask, county: string, exemption: FindingExemption): Promise<void> {
  return ask.none(queries.exempt, { county, ...exemption })
}

/** Ends the exemption of a finding, if there is one. */
export function liftExemption(
  ask: Ask,
  county: string,
  finding: { readonly rule: string; readonly key: string },
): Promise<void> {
  return ask.none(queries.lift, { county, ...finding })
}
