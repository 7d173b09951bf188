import { createReadStream, createWriteStream } from 'node:fs'
import { open, rename, rm } from 'node:fs/promises'
import { createInterface } from 'node:readline'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGunzip, createGzip } from 'node:zlib'
import { Decrypter, Encrypter } from 'age-encryption'
import { DamagedBackup } from './content.ts'

/** What a backup is sealed for: whoever knows a passphrase, or whoever holds the identity of a recipient (`age1…`). */
export type SealFor =
  | {
      readonly passphrase: string
      /** Binary logarithm of what one guess of the passphrase costs; 18, about a second, where it is not given. */
      readonly workFactor?: number | undefined
    }
  | { readonly recipient: string }
export type OpenWith = { readonly passphrase: string } | { readonly identity: string }

/** The key does not open the file. */
export class WrongBackupKey extends Error {
  override readonly name = 'WrongBackupKey'
}

/**
 * Writes lines of text into a file: gzip inside age (age-encryption.org/v1), so that `age -d FILE | gunzip` opens it too.
 * The name appears once all of it is on the disk; until then it ends in `.part`. Throws a TypeError for a bad recipient.
 */
export async function writeSealed(
  path: string,
  lines: AsyncIterable<string>,
  sealFor: SealFor,
): Promise<void> {
  const encrypter = new Encrypter()
  if ('passphrase' in sealFor) {
    encrypter.setPassphrase(sealFor.passphrase)
    encrypter.setScryptWorkFactor(sealFor.workFactor ?? 18)
  } else understood('recipient', () => encrypter.addRecipient(sealFor.recipient))
  const part = `${path}.part`
  const zipped = createGzip()
  const feeding = pipeline(Readable.from(withBreaks(lines)), zipped)
  try {
    const sealed = await encrypter.encrypt(Readable.toWeb(zipped) as ReadableStream<Uint8Array>)
    await Promise.all([
      feeding,
      pipeline(Readable.fromWeb(sealed as never), createWriteStream(part, { flags: 'w', mode: 0o600 })),
    ])
    const written = await open(part, 'r+')
    await written.sync()
    await written.close()
    await rename(part, path)
  } catch (error) {
    zipped.destroy()
    await feeding.catch(() => undefined)
    await rm(part, { force: true })
    throw error
  }
}

/** The lines of such a file. Throws WrongBackupKey, a TypeError for a bad identity, or DamagedBackup where a byte was changed or the end is missing. */
export async function* readSealed(path: string, openWith: OpenWith): AsyncGenerator<string> {
  const decrypter = new Decrypter()
  if ('passphrase' in openWith) decrypter.addPassphrase(openWith.passphrase)
  else understood('identity', () => decrypter.addIdentity(openWith.identity))
  const file = createReadStream(path)
  const gunzip = createGunzip()
  try {
    const clear = await decrypter.decrypt(Readable.toWeb(file) as ReadableStream<Uint8Array>)
    const feeding = pipeline(Readable.fromWeb(clear as never), gunzip)
    feeding.catch((error: Error) => gunzip.destroy(error))
    yield* createInterface({ input: gunzip, crlfDelay: Number.POSITIVE_INFINITY })
    await feeding
  } catch (error) {
    throw told(error)
  } finally {
    gunzip.destroy()
    file.destroy()
  }
}

async function* withBreaks(lines: AsyncIterable<string>): AsyncGenerator<string> {
  for await (const line of lines) yield `${line}\n`
}

/** Runs what parses a key somebody typed. */
function understood(what: string, parse: () => void): void {
  try {
    parse()
  } catch (error) {
    throw new TypeError(`no ${what} of age`, { cause: error })
  }
}

/** The library says in words alone what went wrong. */
function told(error: unknown): unknown {
  if (!(error instanceof Error) || error instanceof DamagedBackup || 'syscall' in error) return error
  if (/no identity matched|incorrect HMAC|passphrase/i.test(error.message))
    return new WrongBackupKey(error.message)
  return new DamagedBackup(error.message, { cause: error })
}
