import { createHmac, hkdfSync } from 'node:crypto'
import { openSealed, openSealedBytes, type Sealed, seal, sealBytes } from './cipher.ts'

/** A sealed phone with its blind index: equal numbers have equal ones, and nobody without the key can make one. */
export interface SealedPhone extends Sealed {
  readonly index: Buffer
}

/** What the program does with its secret key. */
export interface Secrets {
  /** A phone number as it is stored: ciphertext, the id of the key that made it, and what it is found by. */
  seal(phone: string): SealedPhone
  /** The number again. Throws when it was sealed with a key this program does not hold, or was changed. */
  open(sealed: Sealed): string
  /** Rows of an import, and what it replaced, as they are kept for some days; under a key of their own. */
  sealRows(bytes: Buffer): Sealed
  /** The bytes again. Throws as `open` does. */
  openRows(sealed: Sealed): Buffer
  /** Id of the key that seals now. */
  readonly keyId: string
  /** Whether it was sealed with a key this program holds, the one of now or an earlier one. */
  knows(sealed: Pick<Sealed, 'keyId'>): boolean
  /** What a number is found by, under the key of now and the earlier ones; 16 bytes each. Spaces and +86 do not matter. */
  indexesOf(phone: string): readonly Buffer[]
  /** Keyed hash of a text, 32 bytes: the audit proves what a reason was without keeping it. */
  mac(text: string): Buffer
  /**
   * What the sender of a need asks after it with, 10 bytes that follow from its id, so that sending it again gives the same;
   * under the key of now and the earlier ones.
   */
  receiptsOf(need: string): readonly Buffer[]
}

interface Keys {
  readonly id: string
  readonly key: Buffer
  readonly indexKey: Buffer
  readonly receiptKey: Buffer
  readonly rowsKey: Buffer
}

const INDEX_BYTES = 16

/** 80 bits: nobody finds one by trying. */
const RECEIPT_BYTES = 10

/**
 * Derives one key for each use from a secret of at least 32 characters (HKDF, RFC 5869), so that no key serves
 * two purposes. The key id is derived too: it names the key and tells nothing of it. `earlier` secrets open and find
 * what was sealed before a change of keys; they seal nothing.
 */
export function createSecrets(secret: string, earlier: readonly string[] = []): Secrets {
  const current = phoneKeyOf(secret)
  const known = [current, ...earlier.map(phoneKeyOf)]
  const reasonKey = derived(secret, 'gridhold audit reason', 32)
  const holderOf = (sealed: Sealed): Keys => {
    const holder = known.find(({ id }) => id === sealed.keyId)
    if (holder !== undefined) return holder
    throw new Error(
      `A phone was sealed with key ${sealed.keyId}, this program holds key ${known.map(({ id }) => id).join(', ')}: is SECRET_KEY, or one of SECRET_KEY_PREVIOUS, the one this database was written with?`,
    )
  }
  return {
    seal: (phone) => ({ ...seal(phone, current.key, current.id), index: indexOf(phone, current) }),
    open: (sealed) => openSealed(sealed, holderOf(sealed).key),
    sealRows: (bytes) => sealBytes(bytes, current.rowsKey, current.id),
    openRows: (sealed) => openSealedBytes(sealed, holderOf(sealed).rowsKey),
    keyId: current.id,
    knows: ({ keyId }) => known.some(({ id }) => id === keyId),
    indexesOf: (phone) => known.map((key) => indexOf(phone, key)),
    receiptsOf: (need) => known.map((key) => receiptOf(need, key)),
    mac: (text) => createHmac('sha256', reasonKey).update(text, 'utf8').digest(),
  }
}

function derived(secret: string, use: string, bytes: number): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, '', use, bytes))
}

function phoneKeyOf(secret: string): Keys {
  if (secret.length < 32) throw new Error(`A secret key has at least 32 characters, got ${secret.length}`)
  return {
    id: derived(secret, 'gridhold phone key id', 4).toString('hex'),
    key: derived(secret, 'gridhold phone', 32),
    indexKey: derived(secret, 'gridhold phone index', 32),
    receiptKey: derived(secret, 'gridhold receipt', 32),
    rowsKey: derived(secret, 'gridhold staged rows', 32),
  }
}

function indexOf(phone: string, { indexKey }: Keys): Buffer {
  const digits = phone.replaceAll(/\D/g, '').replace(/^86(?=1\d{10}$)/, '')
  return createHmac('sha256', indexKey).update(digits, 'utf8').digest().subarray(0, INDEX_BYTES)
}

function receiptOf(need: string, { receiptKey }: Keys): Buffer {
  return createHmac('sha256', receiptKey).update(need, 'utf8').digest().subarray(0, RECEIPT_BYTES)
}
