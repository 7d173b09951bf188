import { randomBytes } from 'node:crypto'
import { link, mkdir, readFile, unlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

const FILE = 'secret-key'

/** Where the secret key comes from. */
interface KeySource {
  /** `SECRET_KEY`, when set. */
  readonly secretKey: string | undefined
  /** Present for the embedded database alone: the folder in which a key may be made and kept. */
  readonly keepIn: string | undefined
}

/**
 * The secret key: `SECRET_KEY`, else the one kept beside the embedded database, made at the first call with mode
 * 0600. A real database never gets a key that lives on one machine's disk by accident: without `SECRET_KEY` this
 * throws and says what to do.
 */
export async function loadSecretKey({ secretKey, keepIn }: KeySource): Promise<string> {
  if (secretKey !== undefined) return secretKey
  if (keepIn === undefined) {
    throw new Error(
      'SECRET_KEY is required with DATABASE_URL: phone numbers are encrypted with it. Make one with `openssl rand -hex 32`, keep it safe, and set the same one on every server of this database.',
    )
  }
  return (await keptSecretKey(keepIn)) ?? keepSecretKey(keepIn, randomBytes(32).toString('hex'))
}

/** The secret key kept in a folder, or null. */
export async function keptSecretKey(folder: string): Promise<string | null> {
  try {
    return (await readFile(join(folder, FILE), 'utf8')).trim()
  } catch (error) {
    if (isCode(error, 'ENOENT')) return null
    throw error
  }
}

/**
 * Keeps a secret key in a folder, and gives it; where the folder has one, gives that. The file appears under its
 * name with all its text (a link is made to a finished one), so whoever comes second never reads half a key.
 */
export async function keepSecretKey(folder: string, secretKey: string): Promise<string> {
  await mkdir(folder, { recursive: true })
  const path = join(folder, FILE)
  const draft = `${path}.${randomBytes(4).toString('hex')}`
  await writeFile(draft, `${secretKey}\n`, { mode: 0o600, flag: 'wx' })
  try {
    await link(draft, path)
    return secretKey
  } catch (error) {
    if (isCode(error, 'EEXIST')) return (await readFile(path, 'utf8')).trim()
    throw error
  } finally {
    await unlink(draft)
  }
}

function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code
}
