import { randomBytes } from 'node:crypto'
import { link, mkdir, readFile, unlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

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
  const path = join(keepIn, 'secret-key')
  await mkdir(keepIn, { recursive: true })
  const made = await keepIfAbsent(path, randomBytes(32).toString('hex'))
  return made ?? (await readFile(path, 'utf8')).trim()
}

/**
 * Writes a new file and gives its text; null when the file is there already. The file appears under its name with
 * all its text (a link is made to a finished one), so whoever comes second never reads half a key.
 */
async function keepIfAbsent(path: string, text: string): Promise<string | null> {
  const draft = `${path}.${randomBytes(4).toString('hex')}`
  await writeFile(draft, `${text}\n`, { mode: 0o600, flag: 'wx' })
  try {
    await link(draft, path)
    return text
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return null
    throw error
  } finally {
    await unlink(draft)
  }
}
