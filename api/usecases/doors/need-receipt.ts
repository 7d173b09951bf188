import { createHash } from 'node:crypto'
import type { NeedStanding } from '#contract/needs.ts'
import { Refusal } from '../../errors.ts'
import type { Db } from '../../repositories/connection.ts'
import { needByReceipt } from '../../repositories/needs.ts'
import { askAs } from '../../repositories/request.ts'

/** Crockford's base 32: no letter that is taken for a digit. */
const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

const BYTES = 10

/**
 * A receipt as it is given to somebody: 7K3M-9QXV-T4WA-2HPN. Without the county, which the server knows: it is read out and
 * typed, and six digits more would be six more to get wrong.
 */
export function receiptText(receipt: Buffer): string {
  const bits = [...receipt].map((byte) => byte.toString(2).padStart(8, '0')).join('')
  const letters = (bits.match(/.{5}/g) ?? []).map((five) => LETTERS[Number.parseInt(five, 2)])
  return (letters.join('').match(/.{4}/g) ?? []).join('-')
}

/** A receipt as somebody wrote it, with blanks and letters that look like digits; null where it can be none. */
export function receiptFrom(text: string): Buffer | null {
  const letters = text.toUpperCase().replaceAll(/[\s-]/g, '').replaceAll('O', '0').replaceAll(/[IL]/g, '1')
  if (letters.length !== (BYTES * 8) / 5) return null
  const fives = [...letters].map((letter) => LETTERS.indexOf(letter))
  if (fives.includes(-1)) return null
  const bits = fives.map((five) => five.toString(2).padStart(5, '0')).join('')
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)))
}

/** What the database keeps of a receipt. */
export function receiptHash(receipt: Buffer): Buffer {
  return createHash('sha256').update(receipt).digest()
}

/** How the need of a receipt stands. Throws `unknown-receipt`. */
export async function standingOf(db: Db, county: string, text: string): Promise<NeedStanding> {
  const receipt = receiptFrom(text)
  if (receipt === null) throw new Refusal('unknown-receipt')
  const row = await needByReceipt(askAs(db, { kind: 'public' }), county, receiptHash(receipt))
  if (row === null) throw new Refusal('unknown-receipt')
  return { ...row, sentAt: row.sentAt.toISOString(), movedAt: row.movedAt.toISOString() }
}
