import type { Sealed } from '../secrets/cipher.ts'
import type { SealedPhone } from '../secrets/secrets.ts'
import type { Ask } from './request.ts'
import { indexedColumns } from './sealed.ts'
import { sql } from './sql.ts'

/** A member of a household. */
export interface MemberId {
  readonly household: string
  readonly person: string
}

/** Whose secrets are sealed: numbers of persons and staff, secrets of one-time codes, and numbers left with needs. */
export const SEALED = ['person', 'staff', 'account', 'need'] as const
export type SealedOf = (typeof SEALED)[number]

/** A row by its key. */
export interface RowKey {
  readonly county: string
  readonly id: string
}

/** A row with what is sealed in it. */
export interface SealedRow extends RowKey, Sealed {}

/** So many rows that are not under the key of now. */
export interface LeftOver {
  readonly what: SealedOf
  readonly keyId: string
  readonly rows: number
}

const byIndex = sql('phones/by-index')
const headsByName = sql('phones/heads-by-name')
const left = sql('phones/left')
const reading = {
  person: sql('phones/sealed-persons'),
  staff: sql('phones/sealed-staff'),
  account: sql('phones/sealed-accounts'),
  need: sql('phones/sealed-needs'),
}
const writing = {
  person: sql('phones/reseal-persons'),
  staff: sql('phones/reseal-staff'),
  account: sql('phones/reseal-accounts'),
  need: sql('phones/reseal-needs'),
}

/** Members in the asker's sight with a number, by its blind indexes under every key that may have made one. */
export function membersByPhone(
  ask: Ask,
  county: string,
  indexes: readonly Buffer[],
  limit: number,
): Promise<MemberId[]> {
  const hex = indexes.map((index) => `\\x${index.toString('hex')}`)
  return ask.rows<MemberId>(byIndex, { county, indexes: hex, limit })
}

/** Heads of household in the asker's sight with exactly this name. */
export function headsByExactName(ask: Ask, county: string, name: string, limit: number): Promise<MemberId[]> {
  return ask.rows<MemberId>(headsByName, { county, name, limit })
}

/** The next rows after `after` that are not under the key `keyId`, locked; only `system` may ask. */
export async function nextSealed(
  ask: Ask,
  what: SealedOf,
  keyId: string,
  after: RowKey,
  limit: number,
): Promise<SealedRow[]> {
  const rows = await ask.rows<RowKey & { sealed: Buffer; keyId: string }>(reading[what], {
    ...after,
    keyId,
    limit,
  })
  return rows.map(({ sealed, ...row }) => ({ ...row, ciphertext: sealed }))
}

/** Writes what was sealed anew; of persons also what they are found by. */
export function writeResealed(
  ask: Ask,
  what: SealedOf,
  rows: readonly (RowKey & { readonly sealed: SealedPhone })[],
): Promise<void> {
  const columns = rows.map(({ county, id, sealed }) => ({ county, id, ...indexedColumns(sealed) }))
  return ask.none(writing[what], { rows: columns })
}

/** What is not under the key `keyId` yet, by the key it is under; only `system` may ask. */
export function sealedElsewhere(ask: Ask, keyId: string): Promise<LeftOver[]> {
  return ask.rows<LeftOver>(left, { keyId })
}
