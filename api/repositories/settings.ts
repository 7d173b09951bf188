import type { Ask } from './request.ts'
import { sql } from './sql.ts'

const find = sql('settings/find')

/** Whether an office lets who submits a plan approve it; it does not unless it says so. */
export async function allowsSelfApproval(ask: Ask, county: string): Promise<boolean> {
  const row = await ask.oneOrNone<{ value: unknown }>(find, { county, key: 'self-approval' })
  return row?.value === true
}
