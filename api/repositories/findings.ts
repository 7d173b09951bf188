import type { AcceptedFinding } from './plans.ts'
import type { Ask } from './request.ts'
import { sql } from './sql.ts'

const exempted = sql('findings/exempted')

/** Findings of a county that need not be mended on a day, whichever plan shows them. */
export function exemptedFindings(ask: Ask, county: string, today: string): Promise<AcceptedFinding[]> {
  return ask.rows(exempted, { county, today })
}
