import { randomBytes } from 'node:crypto'
import { link, mkdir, open, readFile, rename, rm, unlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

const FILE = 'secret-key'
const EARLIER_FILE = 'secret-key.previous'

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

/** The keys kept in a folder that were in use before the one of now, the latest first. */
export async function keptEarlierKeys(folder: string): Promise<readonly string[]> {
  try {
    return (await readFile(join(folder, EARLIER_FILE), 'utf8')).split('\n').filter((line) => line !== '')
  } catch (error) {
    if (isCode(error, 'ENOENT')) return []
    throw error
  }
}

/**
 * Makes a new key the kept one and keeps the old among the earlier ones. These are written first, to the disk: wherever the
 * program is killed, every key that anything was sealed with is in one of the two files. Called again after that, it makes
 * yet another key, and forgets none. Throws where the folder has no key.
 */
export async function renewKeptKey(folder: string): Promise<void> {
  const current = await keptSecretKey(folder)
  if (current === null) throw new Error(`There is no secret key in ${folder} to be replaced`)
  const earlier = new Set([current, ...(await keptEarlierKeys(folder))])
  await replaceFile(folder, EARLIER_FILE, `${[...earlier].join('\n')}\n`)
  await replaceFile(folder, FILE, `${randomBytes(32).toString('hex')}\n`)
}

/** Drops the earlier keys of a folder, once nothing is sealed with them any more. */
export async function forgetEarlierKeys(folder: string): Promise<void> {
  await rm(join(folder, EARLIER_FILE), { force: true })
}

/** A reader finds the old text or the new one, whole, also after a power cut. */
async function replaceFile(folder: string, name: string, text: string): Promise<void> {
  const path = join(folder, name)
  const draft = `${path}.${randomBytes(4).toString('hex')}`
  const file = await open(draft, 'wx', 0o600)
  try {
    await file.writeFile(text)
    await file.sync()
  } finally {
    await file.close()
  }
  await rename(draft, path)
  const directory = await open(folder, 'r')
  try {
    await directory.sync()
  } finally {
    await directory.close()
  }
}

function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code
}
