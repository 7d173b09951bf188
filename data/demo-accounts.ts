import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/** An account of the sample town. */
export interface DemoAccount {
  readonly username: string
  readonly password: string
}

const FILE = 'demo-accounts.json'

/** Where a data folder lists its demo accounts. */
export function demoAccountsPath(folder: string): string {
  return join(folder, FILE)
}

/** Keeps the list in a folder, readable by its owner alone. */
export async function keepDemoAccounts(folder: string, accounts: readonly DemoAccount[]): Promise<void> {
  await mkdir(folder, { recursive: true })
  const text = `${JSON.stringify(accounts, null, 2)}\n`
  await writeFile(demoAccountsPath(folder), text, { mode: 0o600 })
}
