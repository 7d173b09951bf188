import {
  EXPORT_HOURS,
  type ExportRequest,
  type ExportRequests,
  type UnmaskedExport,
} from '#contract/protection.ts'
import { Refusal } from '../../errors.ts'
import type { Account } from '../../repositories/accounts.ts'
import { appendAudit } from '../../repositories/audit.ts'
import type { Db } from '../../repositories/connection.ts'
import {
  decideWish,
  type ExportWish,
  listWishes,
  type WishReader,
  writeWish,
} from '../../repositories/exports.ts'
import { type Ask, askAs, txAs } from '../../repositories/request.ts'
import type { Secrets } from '../../secrets/secrets.ts'
import { actorOf } from '../accounts/sight.ts'
import { gridInSight } from './export-file.ts'

const system = { kind: 'system' } as const
const HOUR_MS = 3_600_000
const MOST = 200

/**
 * Asks for an unmasked list of a grid in which the account has households. Sent twice, it is asked once (`isNew` false).
 * Throws `forbidden` for accounts that see no household, `nothing-in-sight`, and `id-taken` for another wish's id.
 */
export async function wishForExport(
  db: Db,
  secrets: Secrets,
  account: Account,
  { id, grid: code, reason }: UnmaskedExport,
): Promise<{ readonly wish: ExportRequest; readonly isNew: boolean }> {
  const actor = actorOf(account)
  if (actor.kind !== 'staff') throw new Refusal('forbidden')
  const { key } = await gridInSight(askAs(db, actor), account.county, code)
  return txAs(db, system, async (ask) => {
    const isNew = await writeWish(ask, account, { id, grid: key, reason })
    const wish = await findWish(ask, account, id)
    if (wish === null || wish.account !== account.id || wish.gridKey !== key || wish.reason !== reason)
      throw new Refusal('id-taken')
    const note = { text: reason, mac: secrets.mac(reason) }
    if (isNew) await appendAudit(ask, account, { verb: 'export-ask', subject: id, grid: key, note })
    return { wish: shown(wish, account), isNew }
  })
}

/** The account's own wishes, and those it may decide on. */
export async function listExports(db: Db, account: Account): Promise<ExportRequests> {
  const wishes = await listWishes(askAs(db, system), readerOf(account), MOST)
  return { exports: wishes.map((wish) => shown(wish, account)) }
}

/**
 * Agrees to a wish or refuses it. Throws `unknown-export` for one out of reach, `own-export` for one's own, and
 * `export-decided` where somebody was first. The database too takes no decision from whoever asked.
 */
export function decideExport(db: Db, account: Account, id: string, approve: boolean): Promise<ExportRequest> {
  return txAs(db, system, async (ask) => {
    const wish = await findWish(ask, account, id)
    if (wish === null) throw new Refusal('unknown-export')
    if (wish.account === account.id) throw new Refusal('own-export')
    if (!(await decideWish(ask, account, id, approve))) throw new Refusal('export-decided')
    const reasonCode = approve ? 'approved' : 'refused'
    await appendAudit(ask, account, { verb: 'export-decide', subject: id, grid: wish.gridKey, reasonCode })
    const decided = await findWish(ask, account, id)
    if (decided === null) throw new Error('a wish that was decided on is gone')
    return shown(decided, account)
  })
}

/** A wish this account may know of, or null. */
export async function findWish(ask: Ask, account: Account, id: string): Promise<ExportWish | null> {
  const [wish] = await listWishes(ask, readerOf(account), 1, id)
  return wish ?? null
}

function readerOf({ county, id, jurisdiction, capacity }: Account): WishReader {
  return { county, id, jurisdiction, decides: capacity === 'head' || capacity === 'admin' }
}

function shown(wish: ExportWish, account: Account): ExportRequest {
  const { id, code, name, reason, askedAt, decidedAt, takenAt, askedByName, decidedByName } = wish
  const until = wish.state === 'approved' && decidedAt ? decidedAt.getTime() + EXPORT_HOURS * HOUR_MS : null
  const lapsed = until !== null && until <= Date.now()
  const own = wish.account === account.id
  return {
    id,
    grid: code === null || name === null ? null : { code, name },
    reason,
    state: lapsed ? 'lapsed' : wish.state,
    askedBy: askedByName,
    askedAt: askedAt.toISOString(),
    decidedBy: decidedByName,
    decidedAt: decidedAt?.toISOString() ?? null,
    takenAt: takenAt?.toISOString() ?? null,
    until: until === null ? null : new Date(until).toISOString(),
    own,
    mayDecide: !own && wish.state === 'waiting' && wish.inReach && readerOf(account).decides,
  }
}
