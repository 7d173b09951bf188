import type { HouseholdsFound } from '#contract/protection.ts'
import type { Live } from '../../live.ts'
import { halfWidth } from '../../lookup/address/normal-text.ts'
import type { Account } from '../../repositories/accounts.ts'
import { appendAudit } from '../../repositories/audit.ts'
import type { Db } from '../../repositories/connection.ts'
import { headsByExactName, type MemberId, membersByPhone } from '../../repositories/phones.ts'
import { txAs } from '../../repositories/request.ts'
import type { Secrets } from '../../secrets/secrets.ts'
import { actorOf } from '../accounts/sight.ts'
import { findHouseholds } from './list-households.ts'

/** What a text may mean besides an address. */
export type Sought = 'phone' | 'name'

/** Members found by one number or name at most; a school's number may stand for many. */
const MOST = 200

/** Parts that make a text an address and no name. */
const DOOR_PARTS: readonly string[] = ['building', 'unit', 'floor', 'room']

/**
 * Whether a text is a telephone number: 7 to 15 digits in a row, or a mobile or long-distance number with blanks, hyphens
 * or +86 in it. `3-2-501` and `12 1 1201` are not.
 */
export function isPhone(text: string): boolean {
  const plain = halfWidth(text).trim()
  if (/^\d{7,15}$/.test(plain)) return true
  const digits = plain.replaceAll(/[ ()-]/g, '')
  return /^(?:\+?86)?(?:1[3-9]\d{9}|0\d{9,11})$/.test(digits) || /^\+\d{7,15}$/.test(digits)
}

/** What a text is compared with besides addresses; null where it can be an address alone. */
export function soughtIn(live: Live, text: string): Sought | null {
  if (isPhone(text)) return 'phone'
  if (!/^\p{L}[\p{L}\p{N}·•. ]{1,29}$/u.test(text)) return null
  const understood = live.peek()?.doors.search(text, 1).understood ?? []
  return understood.some(({ part }) => DOOR_PARTS.includes(part)) ? null : 'name'
}

/**
 * Households within sight by a telephone number of a member, by the full name of their head, else by address. A look for a
 * number or a name is written to the audit with a keyed hash of the text and never the text, also where it finds nobody.
 */
export async function searchHouseholds(
  db: Db,
  live: Live,
  secrets: Secrets,
  account: Account,
  text: string,
): Promise<HouseholdsFound> {
  const sought = soughtIn(live, text)
  const people = sought === null ? [] : await lookFor(sought, db, secrets, account, text)
  if (sought !== null && people.length > 0) {
    const ids = [...new Set(people.map(({ household }) => household))]
    return { ...(await findHouseholds(db, live, account, { households: ids })), foundBy: sought, people }
  }
  const byAddress = await findHouseholds(db, live, account, { words: text.split(/\s+/) })
  return { ...byAddress, foundBy: byAddress.households.length > 0 ? 'address' : null, people: [] }
}

function lookFor(
  sought: Sought,
  db: Db,
  secrets: Secrets,
  account: Account,
  text: string,
): Promise<MemberId[]> {
  const actor = actorOf(account)
  if (actor.kind !== 'staff') return Promise.resolve([])
  return txAs(db, actor, async (ask) => {
    const { county } = account
    await appendAudit(ask, account, { verb: `search-${sought}`, mac: secrets.mac(text) })
    return sought === 'phone'
      ? membersByPhone(ask, county, secrets.indexesOf(halfWidth(text)), MOST)
      : headsByExactName(ask, county, text, MOST)
  })
}
