import type { Ask } from './request.ts'
import { sql } from './sql.ts'

const find = sql('settings/find')
const all = sql('settings/all')
const write = sql('settings/write')
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

/** The settings an administrator decides, by the key they are kept under. */
export type SettingKey = 'self-approval' | 'codes-for-admins'

/** Which of them are on; one that was never written is off. */
export async function settingsOn(ask: Ask, county: string): Promise<ReadonlySet<string>> {
  const rows = await ask.rows<{ key: string; value: unknown }>(all, { county })
  return new Set(rows.filter(({ value }) => value === true).map(({ key }) => key))
}

/** Turns a setting on or off. */
export function writeSetting(ask: Ask, county: string, key: SettingKey, on: boolean): Promise<void> {
  return ask.none(write, { county, key, value: on })
}
