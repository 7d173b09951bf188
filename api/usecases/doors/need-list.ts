import type { NeedLine, Needs } from '#contract/needs.ts'
import { Refusal } from '../../errors.ts'
import type { LivePlan } from '../../live.ts'
import { addressOf } from '../../lookup/address/read-door.ts'
import type { Account } from '../../repositories/accounts.ts'
import type { Db } from '../../repositories/connection.ts'
import { countNeeds, listNeeds, type NeedRow, needJpeg } from '../../repositories/needs.ts'
import { askAs } from '../../repositories/request.ts'
import { actorOf } from '../accounts/sight.ts'

/** Needs in one reply at most. */
const MOST = 200

/** What of the plan in force an address is found by. */
export type Doors = Pick<LivePlan, 'doorsOnGround'>

/** The needs an account answers for, newest first; none for who neither holds a post nor is head of a community. */
export async function showNeeds(db: Db, doors: Doors, account: Account, open: boolean): Promise<Needs> {
  const actor = actorOf(account)
  if (actor.kind !== 'staff') return { needs: [], total: 0, open: 0 }
  const ask = askAs(db, actor)
  const rows = await listNeeds(ask, account.county, open, MOST)
  return { needs: rows.map((row) => lineOf(row, doors)), ...(await countNeeds(ask, account.county)) }
}

/** Picture `n`, from 1, of a need the account answers for. Throws `unknown-resident-need`. */
export async function showNeedPicture(db: Db, account: Account, id: string, n: number): Promise<Buffer> {
  const actor = actorOf(account)
  const jpeg = actor.kind === 'staff' ? await needJpeg(askAs(db, actor), account.county, id, n) : null
  if (jpeg === null) throw new Refusal('unknown-resident-need')
  return jpeg
}

/** A need as it is listed; its address is empty where its door is not among those of the plan in force. */
export function lineOf(row: NeedRow, { doorsOnGround }: Doors): NeedLine {
  const { unit, gridKey: _, code, name, sentAt, movedAt, ...rest } = row
  const door = doorsOnGround.byUnit(unit)
  return {
    ...rest,
    address: door === null ? '' : addressOf(door),
    grid: code === null || name === null ? null : { code, name },
    sentAt: sentAt.toISOString(),
    movedAt: movedAt.toISOString(),
  }
}
