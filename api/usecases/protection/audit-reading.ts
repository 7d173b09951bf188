import { AUDIT_PAGE, type AuditPage, type AuditQuery } from '#contract/protection.ts'
import { Refusal } from '../../errors.ts'
import type { Account } from '../../repositories/accounts.ts'
import {
  type AuditRow,
  type AuditState,
  auditedCounties,
  listAudit,
  verifyAudit,
} from '../../repositories/audit.ts'
import type { Db } from '../../repositories/connection.ts'
import { askAs } from '../../repositories/request.ts'

const system = { kind: 'system' } as const

/** A page of the audit of an administrator's county, newest first. Throws `forbidden` for anybody else. */
export async function readAudit(db: Db, account: Account, wanted: AuditQuery): Promise<AuditPage> {
  if (account.capacity !== 'admin') throw new Refusal('forbidden')
  return auditPage(db, account.county, wanted, AUDIT_PAGE)
}

/** The last entries of a county's chain: for whoever may read the database itself. */
export async function auditPage(
  db: Db,
  county: string,
  { verb = null, account = null, before = null }: { [Key in keyof AuditQuery]?: AuditQuery[Key] | null },
  most: number,
): Promise<AuditPage> {
  const rows = await listAudit(askAs(db, system), county, { verb, account, before }, most)
  const last = rows.at(-1)
  // The first entry of a chain has the number 1.
  const more = rows.length === most && last !== undefined && last.seq > 1
  return { entries: rows.map(entry), next: more ? last.seq : null }
}

/** Whether the chain of an administrator's county holds. Throws `forbidden` for anybody else. */
export async function checkAudit(db: Db, account: Account): Promise<AuditState> {
  if (account.capacity !== 'admin') throw new Refusal('forbidden')
  return verifyAudit(askAs(db, system), account.county)
}

/** The counties that have a chain. */
export function auditCounties(db: Db): Promise<string[]> {
  return auditedCounties(askAs(db, system))
}

/** The chains of all counties, each with its state. */
export async function checkEveryAudit(db: Db): Promise<({ county: string } & AuditState)[]> {
  const ask = askAs(db, system)
  const states: ({ county: string } & AuditState)[] = []
  for (const county of await auditedCounties(ask))
    states.push({ county, ...(await verifyAudit(ask, county)) })
  return states
}

function entry({ code, name, at, ...row }: AuditRow): AuditPage['entries'][number] {
  return { ...row, at: at.toISOString(), grid: code === null || name === null ? null : { code, name } }
}
