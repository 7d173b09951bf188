import type { Settings, SettingsChange } from '#contract/accounts.ts'
import { Refusal } from '../../errors.ts'
import type { Account } from '../../repositories/accounts.ts'
import { appendAudit } from '../../repositories/audit.ts'
import type { Db } from '../../repositories/connection.ts'
import { type Ask, askAs, txAs } from '../../repositories/request.ts'
import { type SettingKey, settingsOn, writeSetting } from '../../repositories/settings.ts'
import { mustAdminister, reaches } from './admin-reach.ts'

const system = { kind: 'system' } as const

/** Under which key each setting is kept. */
const KEYS = {
  selfApproval: 'self-approval',
  codesForAdmins: 'codes-for-admins',
} as const satisfies Readonly<Record<keyof Settings, SettingKey>>

/** What the office decided. Throws `forbidden`. */
export function showSettings(db: Db, account: Account): Promise<Settings> {
  mustAdminister(account)
  return readSettings(askAs(db, system), account.county)
}

/** Changes some of it. They hold for the whole county: throws `forbidden` for who reaches only a part. */
export function changeSettings(db: Db, account: Account, change: SettingsChange): Promise<Settings> {
  mustAdminister(account)
  if (!reaches(account, account.county)) throw new Refusal('forbidden')
  return txAs(db, system, async (ask) => {
    const before = await readSettings(ask, account.county)
    for (const name of Object.keys(KEYS) as (keyof Settings)[]) {
      const wanted = change[name]
      if (wanted === undefined || wanted === before[name]) continue
      await writeSetting(ask, account.county, KEYS[name], wanted)
      await appendAudit(ask, account, { verb: 'setting-change', reasonCode: KEYS[name] })
    }
    return readSettings(ask, account.county)
  })
}

async function readSettings(ask: Ask, county: string): Promise<Settings> {
  const on = await settingsOn(ask, county)
  return { selfApproval: on.has(KEYS.selfApproval), codesForAdmins: on.has(KEYS.codesForAdmins) }
}
