import { access, stat, writeFile } from 'node:fs/promises'
import { generateIdentity, identityToRecipient } from 'age-encryption'
import { type SealFor, writeSealed } from '../api/backup/sealed-file.ts'
import type { Db } from '../api/repositories/connection.ts'
import { backupContent } from '../api/usecases/operations/back-up.ts'
import { EXIT, type Misuse, type Words } from './command-line.ts'
import { type Language, say } from './command-words.ts'

/** Options of `gridhold backup`. */
export const BACKUP_OPTIONS = ['recipient', 'new-key'] as const

export type BackupOrder =
  | { readonly file: string; readonly recipient: string | undefined }
  | { readonly newKey: string }

/** What the command needs of the program that runs it. */
interface BackupIo {
  /** Not called for a new pair of keys, nor before it is known whom the backup is for. */
  readonly withDatabase: <Result>(work: (db: Db) => Promise<Result>) => Promise<Result>
  readonly keyId: () => Promise<string>
  readonly out: (line: string) => void
  readonly language: Language
  readonly askPassword: (prompts: readonly string[]) => Promise<string | null>
  /** As `SealFor` has it; tests open a file many times. */
  readonly workFactor?: number
}

const LEAST_PASSPHRASE = 12

/** What stands after `backup` → what is wanted. */
export function backupOrder({ positionals, values }: Words): BackupOrder | Misuse {
  const [file, extra] = positionals
  const newKey = values['new-key']
  if (newKey !== undefined && file === undefined) return { newKey }
  if (file === undefined || extra !== undefined || newKey !== undefined)
    return { misuse: 'backup-usage', details: {} }
  return { file, recipient: values.recipient }
}

/** `gridhold backup`: seals all that the database holds into a new file, or makes a pair of keys to seal with. */
export async function backupCommand(order: BackupOrder, io: BackupIo): Promise<number> {
  const { out, language } = io
  const target = 'newKey' in order ? order.newKey : order.file
  if (await isThere(target)) {
    out(say('backup-exists', language, { what: target }))
    return EXIT.refused
  }
  if ('newKey' in order) {
    const identity = await generateIdentity()
    await writeFile(order.newKey, `${identity}\n`, { mode: 0o600, flag: 'wx' })
    out(say('key-made', language, { what: order.newKey }))
    out(await identityToRecipient(identity))
    return EXIT.done
  }
  const sealFor = await lockFor(order.recipient, io)
  if (sealFor === null) return EXIT.refused
  const started = performance.now()
  try {
    const keyId = await io.keyId()
    const counts = await io.withDatabase((db) =>
      backupContent(db, (content) => writeSealed(order.file, asLines(content), sealFor), {
        keyId,
        onTable: (what, rows) => rows > 0 && out(say('backup-table', language, { what, rows })),
      }),
    )
    const { size } = await stat(order.file)
    out(
      say('backup-done', language, {
        ...totals(counts),
        what: order.file,
        mb: (size / 1e6).toFixed(1),
        seconds: ((performance.now() - started) / 1000).toFixed(1),
      }),
    )
    return EXIT.done
  } catch (error) {
    if (!(error instanceof TypeError) || order.recipient === undefined) throw error
    out(say('backup-recipient', language, { what: order.recipient }))
    return EXIT.refused
  }
}

async function lockFor(recipient: string | undefined, io: BackupIo): Promise<SealFor | null> {
  if (recipient !== undefined) return { recipient }
  const { out, language, workFactor } = io
  const prompts = [say('backup-passphrase', language), say('backup-again', language)]
  const passphrase = await io.askPassword(prompts)
  if (passphrase === null) out(say('backup-differ', language))
  else if (passphrase.length < LEAST_PASSPHRASE) out(say('backup-short', language))
  else return { passphrase, workFactor }
  return null
}

async function* asLines(content: AsyncIterable<unknown>): AsyncGenerator<string> {
  for await (const line of content) yield JSON.stringify(line)
}

/** How many tables and rows that are. */
export function totals(counts: Readonly<Record<string, number>>): { tables: number; rows: number } {
  const each = Object.values(counts)
  return { tables: each.length, rows: each.reduce((sum, rows) => sum + rows, 0) }
}

function isThere(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  )
}
