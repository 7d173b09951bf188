import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'

/** AES-256-GCM: 12 bytes of nonce, 16 of tag, then the text. Equal numbers do not look equal. */
export interface Sealed {
  readonly ciphertext: Buffer
  readonly keyId: string
}

const NONCE_BYTES = 12
const TAG_BYTES = 16

/** Encrypts a text with a key of 32 bytes under a fresh random nonce. */
export function seal(text: string, key: Buffer, keyId: string): Sealed {
  return sealBytes(Buffer.from(text, 'utf8'), key, keyId)
}

/** As `seal`, of any bytes. */
export function sealBytes(bytes: Buffer, key: Buffer, keyId: string): Sealed {
  const nonce = randomBytes(NONCE_BYTES)
  const cipher = createCipheriv('aes-256-gcm', key, nonce)
  const body = Buffer.concat([cipher.update(bytes), cipher.final()])
  return { ciphertext: Buffer.concat([nonce, cipher.getAuthTag(), body]), keyId }
}

/** Decrypts what `seal` made. Throws when a bit was changed or the key is another. */
export function openSealed(sealed: Sealed, key: Buffer): string {
  return openSealedBytes(sealed, key).toString('utf8')
}

/** As `openSealed`, for what `sealBytes` made. */
export function openSealedBytes(sealed: Sealed, key: Buffer): Buffer {
  const { ciphertext } = sealed
  if (ciphertext.length < NONCE_BYTES + TAG_BYTES) {
    throw new Error(`A sealed text has at least ${NONCE_BYTES + TAG_BYTES} bytes, got ${ciphertext.length}`)
  }
  const decipher = createDecipheriv('aes-256-gcm', key, ciphertext.subarray(0, NONCE_BYTES), {
    authTagLength: TAG_BYTES,
  })
  decipher.setAuthTag(ciphertext.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES))
  const body = ciphertext.subarray(NONCE_BYTES + TAG_BYTES)
  return Buffer.concat([decipher.update(body), decipher.final()])
}
