import type { NeedReceipt, NewNeed } from '#contract/needs.ts'
import { type Language, Refusal } from '../../errors.ts'
import type { LivePlan } from '../../live.ts'
import { reEncode } from '../../pictures/re-encode.ts'
import type { Db } from '../../repositories/connection.ts'
import { leaveNeed } from '../../repositories/needs.ts'
import { askAs } from '../../repositories/request.ts'
import type { Secrets } from '../../secrets/secrets.ts'
import type { CodedDoor } from './here-door.ts'
import { gridKeys, readerOf } from './here-show.ts'
import { receiptHash, receiptText } from './need-receipt.ts'

/** A phone's photo shrunk until one still reads a notice on it. */
const PICTURE = { longestSide: 1600, maxBytes: 600_000 } as const

/**
 * Leaves what somebody wrote at a door with whoever answers for its ground. The same sent again is the one that is there,
 * with its receipt. Nothing of it is in the audit: nobody looked at anybody. Throws `bad-picture`, `too-many-requests`, and
 * `id-taken` where another need has the id.
 */
export async function leaveAtDoor(
  db: Db,
  secrets: Secrets,
  plan: LivePlan,
  { door, located }: CodedDoor,
  { id, kind, text, phone, pictures }: NewNeed,
  language: Language,
): Promise<{ readonly receipt: NeedReceipt; readonly isNew: boolean }> {
  const jpegs: Buffer[] = []
  for (const picture of pictures) jpegs.push((await reEncode(Buffer.from(picture, 'base64'), PICTURE)).jpeg)
  const receipts = secrets.receiptsOf(id)
  const left = await leaveNeed(askAs(db, { kind: 'public' }), plan.inForce.county, {
    id,
    unit: door.unit,
    community: located.jurisdiction.code,
    grid: gridKeys(plan, located.chain)[0] ?? null,
    kind,
    text,
    phone: phone === null ? null : secrets.seal(phone),
    receiptHash: receiptHash(receipts[0]!),
    keepDays: plan.here.keepDays,
    pictures: jpegs,
  })
  // Sent again after a change of keys, it has the receipt it had.
  const receipt = left && receipts.find((each) => receiptHash(each).equals(left.receiptHash))
  if (!left || !receipt) throw new Refusal('id-taken')
  return {
    receipt: {
      receipt: receiptText(receipt),
      reader: readerOf(located, language),
      keepUntil: left.keepUntil,
    },
    isNew: left.isNew,
  }
}
