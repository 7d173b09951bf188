import { readFile, rename, rm, writeFile } from 'node:fs/promises'

/** Where the program that holds a folder can be reached: for a command that only reads, while the server goes on. */
const addressOf = (dir: string) => `${dir}.address`

/** Writes the address down for this user alone; it has the password. */
export async function keepAddress(dir: string, url: string): Promise<void> {
  const path = addressOf(dir)
  await writeFile(`${path}.next`, url, { mode: 0o600 })
  await rename(`${path}.next`, path)
}

export async function forgetAddress(dir: string): Promise<void> {
  await rm(addressOf(dir), { force: true })
}

/** The URL by which the folder's holder answers; null where none was written down. */
export async function keptAddress(dir: string): Promise<string | null> {
  return readFile(addressOf(dir), 'utf8').catch(() => null)
}
