import { createHmac, hkdfSync } from 'node:crypto'
import { openSealed, type Sealed, seal } from './cipher.ts'

/** What the program does with its secret key. */
export interface Secrets {
  /** A phone number as it is stored: ciphertext and the id of the key that made it. */
  seal(phone: string): Sealed
  /** The number again. Throws when it was sealed with another key or was changed. */
  open(sealed: Sealed): string
  /** Keyed hash of a text, 32 bytes: the audit proves what a reason was without keeping it. */
  mac(text: string): Buffer
}

/**
 * Derives one key for each use from a secret of at least 32 characters (HKDF, RFC 5869), so that no key serves
 * two purposes. The key id is derived too: it names the key and tells nothing of it.
 */
export function createSecrets(secret: string): Secrets {
  if (secret.length < 32) throw new Error(`A secret key has at least 32 characters, got ${secret.length}`)
  const derive = (use: string, bytes: number) => Buffer.from(hkdfSync('sha256', secret, '', use, bytes))
  const phoneKey = derive('gridhold phone', 32)
  const keyId = derive('gridhold phone key id', 4).toString('hex')
  const reasonKey = derive('gridhold audit reason', 32)
  return {
    seal: (phone) => seal(phone, phoneKey, keyId),
    open(sealed) {
      if (sealed.keyId !== keyId) {
        throw new Error(
          `A phone was sealed with key ${sealed.keyId}, this program holds key ${keyId}: is SECRET_KEY the one this database was written with?`,
        )
      }
      return openSealed(sealed, phoneKey)
    },
    mac: (text) => createHmac('sha256', reasonKey).update(text, 'utf8').digest(),
  }
}
