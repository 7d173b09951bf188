import { v7 as uuidv7 } from 'uuid'
import {
  type Retained,
  type Retention,
  type RetentionDone,
  type RetentionRule,
  retained,
} from '#contract/protection.ts'
import { Refusal } from '../../errors.ts'
import type { Account } from '../../repositories/accounts.ts'
import { type AuditBy, appendAudit } from '../../repositories/audit.ts'
import type { Db } from '../../repositories/connection.ts'
import { type Ask, askAs, txAs } from '../../repositories/request.ts'
import {
  countOverdue,
  dropOverdue,
  knownCounties,
  ownPeriods,
  type Periods,
  recordDropped,
  writePeriod,
} from '../../repositories/retention.ts'
import { STANDARD_PERIODS } from './retention-periods.ts'

const system = { kind: 'system' } as const

/** What would go if it were run now, for administrators. Throws `forbidden` for anybody else. */
export function showRetention(db: Db, account: Account): Promise<Retention> {
  return retentionOf(db, administrator(account).county)
}

/** Keeps something longer or shorter in an administrator's county, which is a setting and audited as one. */
export async function setRetention(
  db: Db,
  account: Account,
  { what, days }: RetentionRule,
): Promise<Retention> {
  const { county } = administrator(account)
  await txAs(db, system, async (ask) => {
    await writePeriod(ask, county, what, days)
    await appendAudit(ask, account, { verb: 'setting-change', reasonCode: `retention-${what}` })
  })
  return retentionOf(db, county)
}

/** Drops what has been kept long enough in an administrator's county. */
export function runRetention(db: Db, account: Account): Promise<RetentionDone> {
  return applyRetention(db, administrator(account))
}

/** The counties of the database, for whoever may read it as a whole. */
export function retentionCounties(db: Db): Promise<string[]> {
  return knownCounties(askAs(db, system))
}

/** What would go in a county if it were run now. */
export async function retentionOf(db: Db, county: string): Promise<Retention> {
  const ask = askAs(db, system)
  const periods = await periodsOf(ask, county)
  const overdue = new Map((await countOverdue(ask, county, periods)).map((row) => [row.what, row]))
  return {
    items: retained.options.map((what) => {
      const { rows = 0, oldest = null } = overdue.get(what) ?? {}
      return { what, days: periods[what], standard: STANDARD_PERIODS[what], rows, oldest }
    }),
  }
}

/** Drops what has been kept long enough: one transaction a kind, with its line in the audit and its trace. */
export async function applyRetention(db: Db, by: AuditBy): Promise<RetentionDone> {
  const periods = await periodsOf(askAs(db, system), by.county)
  const items: RetentionDone['items'] = []
  for (const what of retained.options)
    items.push(await txAs(db, system, (ask) => dropOne(ask, by, what, periods[what])))
  return { items }
}

async function dropOne(
  ask: Ask,
  by: AuditBy,
  what: Retained,
  days: number,
): Promise<RetentionDone['items'][number]> {
  const rows = await dropOverdue(ask, by, what, days)
  if (rows === 0) return { what, rows, auditSeq: null }
  const auditSeq = await appendAudit(ask, by, { verb: 'retention', reasonCode: what })
  await recordDropped(ask, by, { id: uuidv7(), what, rows: { rows, days, auditSeq } })
  return { what, rows, auditSeq }
}

async function periodsOf(ask: Ask, county: string): Promise<Periods> {
  return { ...STANDARD_PERIODS, ...(await ownPeriods(ask, county)) }
}

function administrator(account: Account): Account {
  if (account.capacity !== 'admin') throw new Refusal('forbidden')
  return account
}
