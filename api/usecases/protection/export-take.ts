import { EXPORT_HOURS, type ExportFormat } from '#contract/protection.ts'
import { type Language, Refusal } from '../../errors.ts'
import { townTime } from '../../lookup/town-day.ts'
import type { Account } from '../../repositories/accounts.ts'
import { appendAudit } from '../../repositories/audit.ts'
import type { Db } from '../../repositories/connection.ts'
import { takeWish } from '../../repositories/exports.ts'
import { askAs, txAs } from '../../repositories/request.ts'
import type { Secrets } from '../../secrets/secrets.ts'
import { actorOf } from '../accounts/sight.ts'
import { type ExportFile, makerOf, markOf, membersInSight, writtenFile, writtenRows } from './export-file.ts'
import { findWish } from './export-wishes.ts'

const system = { kind: 'system' } as const

/**
 * The unmasked list somebody else agreed to, once and within its hours, of what the account sees now. It counts as taken, and
 * the audit has its line, before anything is sent. Throws `unknown-export` for any but one's own, `nothing-in-sight`, and
 * `export-not-ready`.
 */
export async function takeExport(
  db: Db,
  secrets: Secrets,
  account: Account,
  id: string,
  format: ExportFormat,
  language: Language,
): Promise<ExportFile> {
  const actor = actorOf(account)
  const wish = await findWish(askAs(db, system), account, id)
  if (actor.kind !== 'staff' || wish === null || wish.account !== account.id)
    throw new Refusal('unknown-export')
  const rows = await membersInSight(askAs(db, actor), account.county, wish.gridKey)
  if (rows.length === 0) throw new Refusal('nothing-in-sight', { code: wish.code ?? '' })
  const seq = await txAs(db, system, async (ask) => {
    if (!(await takeWish(ask, account, id, EXPORT_HOURS))) throw new Refusal('export-not-ready')
    return appendAudit(ask, account, { verb: 'export-take', subject: id, grid: wish.gridKey })
  })
  const { code, name, reason, decidedByName, decidedAt } = wish
  if (decidedByName === null || decidedAt === null) throw new Error('a list was taken that nobody agreed to')
  const mark = {
    by: makerOf(account),
    at: townTime(),
    place: `${name ?? ''} ${code ?? ''}`.trim(),
    mark: markOf(account.county, seq),
    agreed: { reason, by: decidedByName, at: townTime(decidedAt) },
  }
  return writtenFile(writtenRows(rows, secrets, 'full'), mark, code ?? id, format, language)
}
