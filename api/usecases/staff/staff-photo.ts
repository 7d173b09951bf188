import { createHash } from 'node:crypto'
import { Refusal, type Sentence } from '../../errors.ts'
import type { Live } from '../../live.ts'
import { reEncode } from '../../pictures/re-encode.ts'
import type { Account } from '../../repositories/accounts.ts'
import { appendAudit } from '../../repositories/audit.ts'
import type { Db } from '../../repositories/connection.ts'
import { type Ask, askAs, txAs } from '../../repositories/request.ts'
import { photoByName, photoOfStaff, putPhoto, removePhoto } from '../../repositories/staff-photos.ts'
import { mustAdminister, mustOversee } from '../accounts/admin-reach.ts'
import { staffInReach } from './staff-list.ts'

const system = { kind: 'system' } as const

/** A card on a large screen shows it at 300 pixels, at twice that on one of fine pixels. */
const BOUNDS = { longestSide: 640, maxBytes: 150_000 }
const LEAST = 100

const WHY = {
  'not-square': { zh: '它不是正方形。', en: 'It is not square.' },
  'too-small': { zh: `它的边长不到 ${LEAST} 像素。`, en: `Its sides are shorter than ${LEAST} pixels.` },
} as const satisfies Readonly<Record<string, Sentence>>

/**
 * Keeps a photo of a staff member, made anew from a square JPEG; boards show it once both consents are there. Throws
 * `forbidden`, `unknown-staff`, `outside-reach` for somebody who also serves elsewhere, and `bad-picture`.
 */
export async function keepStaffPhoto(
  db: Db,
  live: Live,
  account: Account,
  staff: string,
  bytes: Uint8Array,
): Promise<void> {
  mustAdminister(account)
  await mustTouch(askAs(db, system), account, staff)
  const { jpeg, width, height } = await reEncode(bytes, BOUNDS)
  if (Math.abs(width - height) > 1) throw bad('not-square')
  if (Math.min(width, height) < LEAST) throw bad('too-small')
  const name = createHash('sha256').update(jpeg).digest('hex').slice(0, 24)
  await txAs(db, system, async (ask) => {
    await mustTouch(ask, account, staff)
    await putPhoto(ask, account.county, { staff, name, jpeg, width, height })
    await appendAudit(ask, account, { verb: 'photo-change', subject: staff, reasonCode: 'added' })
  })
  await live.refreshPosts(db)
}

/** Removes it; nothing happens where there is none. Throws as `keepStaffPhoto`. */
export async function dropStaffPhoto(db: Db, live: Live, account: Account, staff: string): Promise<void> {
  mustAdminister(account)
  await txAs(db, system, async (ask) => {
    await mustTouch(ask, account, staff)
    if (!(await removePhoto(ask, account.county, staff))) return
    await appendAudit(ask, account, { verb: 'photo-change', subject: staff, reasonCode: 'removed' })
  })
  await live.refreshPosts(db)
}

/** A photo for administrators and heads within reach, null where there is none. Throws `forbidden` and `unknown-staff`. */
export async function showStaffPhoto(db: Db, account: Account, staff: string): Promise<Buffer | null> {
  mustOversee(account)
  const ask = askAs(db, system)
  await staffInReach(ask, account, staff)
  return photoOfStaff(ask, account.county, staff)
}

/** A photo by its public name, while a post of today has both consents. Throws `unknown-photo`. */
export async function showPublicPhoto(db: Db, live: Live, slug: string, name: string): Promise<Buffer> {
  const { inForce, boards } = live.plan()
  if (!boards.boards.some((each) => each.slug === slug)) throw new Refusal('unknown-photo')
  return thereOr404(await photoByName(askAs(db, { kind: 'public' }), inForce.county, name))
}

async function mustTouch(ask: Ask, account: Account, staff: string): Promise<void> {
  const { mayEdit } = await staffInReach(ask, account, staff)
  if (!mayEdit) throw new Refusal('outside-reach', { what: { zh: '他的部分任职', en: 'One of their posts' } })
}

function thereOr404(photo: Buffer | null): Buffer {
  if (photo === null) throw new Refusal('unknown-photo')
  return photo
}

function bad(problem: keyof typeof WHY): Refusal {
  return new Refusal('bad-picture', { why: WHY[problem] }, { reason: problem })
}
