import type { Sealed } from '../secrets/cipher.ts'

/** A sealed phone as its two columns of a JSON row; both null where there is no phone. */
export function sealedColumns(phone: Sealed | null): { phone: string | null; phoneKey: string | null } {
  if (phone === null) return { phone: null, phoneKey: null }
  return { phone: `\\x${phone.ciphertext.toString('hex')}`, phoneKey: phone.keyId }
}

/** Two columns as they are read → the sealed phone; null where there is none. */
export function sealedFrom(phone: Buffer | null, phoneKey: string | null): Sealed | null {
  return phone === null || phoneKey === null ? null : { ciphertext: phone, keyId: phoneKey }
}
