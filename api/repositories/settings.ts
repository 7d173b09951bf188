import type { Ask } from './request.ts'
import { sql } from './sql.ts'

const find = sql('settings/find')
const exemptionReasons = sql('codes/exemption-reasons')

/** Whether an office lets who submits a plan approve it; it does not unless it says so. */
export async function allowsSelfApproval(ask: Ask, county: string): Promise<boolean> {
  const row = await ask.oneOrNone<{ value: unknown }>(find, { county, key: 'self-approval' })
  return row?.value === true
}

/** Codes of the reasons for which ground need not be held; an administrator may add some. */
export async function readExemptionReasons(ask: Ask): Promise<ReadonlySet<string>> {
  return new Set((await ask.rows<{ code: string }>(exemptionReasons)).map(({ code }) => code))
}
