import type { Sealed } from '../secrets/cipher.ts'
import type { SealedPhone } from '../secrets/secrets.ts'

/** A sealed phone as its two columns of a JSON row; both null where there is no phone. */
export function sealedColumns(phone: Sealed | null): { phone: string | null; phoneKey: string | null } {
  if (phone === null) return { phone: null, phoneKey: null }
  return { phone: `\\x${phone.ciphertext.toString('hex')}`, phoneKey: phone.keyId }
}

/** Two columns as they are read → the sealed phone; null where there is none. */
export function sealedFrom(phone: Buffer | null, phoneKey: string | null): Sealed | null {
  return phone === null || phoneKey === null ? null : { ciphertext: phone, keyId: phoneKey }
}

/** A sealed phone of somebody who is looked up by it, as its three columns; all null where there is no phone. */
export function indexedColumns(phone: SealedPhone | null): {
  phone: string | null
  phoneKey: string | null
  phoneIndex: string | null
} {
  return { ...sealedColumns(phone), phoneIndex: phone && `\\x${phone.index.toString('hex')}` }
}
