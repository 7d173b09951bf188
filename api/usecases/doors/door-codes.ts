import type { DoorCode, DoorCodes } from '#contract/here.ts'
import { Refusal } from '../../errors.ts'
import type { Live } from '../../live.ts'
import { addressOf } from '../../lookup/address/read-door.ts'
import type { Account } from '../../repositories/accounts.ts'
import { appendAudit } from '../../repositories/audit.ts'
import type { Db } from '../../repositories/connection.ts'
import { type EntranceRow, findEntrances, lockEntrance, renewCode } from '../../repositories/door-codes.ts'
import { askAs, txAs } from '../../repositories/request.ts'
import { mustAdminister, reaches } from '../accounts/admin-reach.ts'

const system = { kind: 'system' } as const

/** Entrances in one reply at most. */
const MOST = 50

/** Entrances within reach whose address holds every word of `q`, or whose code is one of them. Throws `forbidden`. */
export async function findDoorCodes(db: Db, account: Account, q: string): Promise<DoorCodes> {
  mustAdminister(account)
  const wanted = {
    jurisdiction: account.jurisdiction,
    pieces: q.toLowerCase().split(/\s+/).filter(Boolean),
    unit: null,
  }
  return { doors: (await findEntrances(askAs(db, system), account.county, wanted, MOST)).map(toWire) }
}

/**
 * Ends the printed code of an entrance at once, here and on other servers, and gives it a new one, with a line in the
 * audit. Throws `forbidden`, and `unknown-entrance` for one that does not exist or is out of reach, alike.
 */
export async function renewDoorCode(db: Db, live: Live, account: Account, unit: string): Promise<DoorCode> {
  mustAdminister(account)
  const { county } = account
  const renewed = await txAs(db, system, async (ask) => {
    const place = await lockEntrance(ask, county, unit)
    if (place === null || !reaches(account, place)) throw new Refusal('unknown-entrance')
    await renewCode(ask, county, unit)
    await appendAudit(ask, account, { verb: 'door-renew', subject: unit })
    const [entrance] = await findEntrances(ask, county, { jurisdiction: place, pieces: [], unit }, 1)
    if (entrance === undefined) throw new Error(`the entrance ${unit} is gone although it is locked`)
    return toWire(entrance)
  })
  await live.refreshPosts(db)
  return renewed
}

function toWire(row: EntranceRow): DoorCode {
  const { unit, token, ended } = row
  return { unit, token, ended, address: addressOf(row) }
}
