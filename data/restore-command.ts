import { readFile } from 'node:fs/promises'
import { type BackupHead, DamagedBackup, readContent } from '../api/backup/content.ts'
import { type OpenWith, readSealed, WrongBackupKey } from '../api/backup/sealed-file.ts'
import type { Db } from '../api/repositories/connection.ts'
import { backupContent } from '../api/usecases/operations/back-up.ts'
import { type RestoreRefusal, restore } from '../api/usecases/operations/restore.ts'
import { totals } from './backup-command.ts'
import { EXIT, type Misuse, type Words } from './command-line.ts'
import { type Language, say } from './command-words.ts'

/** Options of `gridhold restore`. */
export const RESTORE_OPTIONS = ['identity'] as const

export interface RestoreOrder {
  readonly file: string
  readonly identity: string | undefined
  readonly checkOnly: boolean
}

/** What the commands need of the program that runs them. */
interface FillIo {
  /** The database that is to be filled, with whatever structure it has. */
  readonly withTarget: <Result>(work: (db: Db) => Promise<Result>) => Promise<Result>
  readonly keyId: () => Promise<string>
  readonly out: (line: string) => void
  readonly language: Language
}

interface RestoreIo extends FillIo {
  readonly askPassword: (prompts: readonly string[]) => Promise<string | null>
}

interface MoveIo extends FillIo {
  readonly withSource: <Result>(work: (db: Db) => Promise<Result>) => Promise<Result>
  /** Where the key of the embedded database is kept. */
  readonly keyFile: string
}

/** What stands after `restore` → what is wanted. */
export function restoreOrder({ positionals, values }: Words, checkOnly: boolean): RestoreOrder | Misuse {
  const [file, extra] = positionals
  if (file === undefined || extra !== undefined) return { misuse: 'restore-usage', details: {} }
  return { file, identity: values.identity, checkOnly }
}

/** `gridhold restore`: reads the whole file first, and only then writes. */
export async function restoreCommand(order: RestoreOrder, io: RestoreIo): Promise<number> {
  const { out, language } = io
  try {
    const openWith = await keyFor(order, io)
    if (openWith === null) return EXIT.refused
    out(say('restore-checking', language))
    const head = await readThrough(order.file, openWith, io)
    if (order.checkOnly) return EXIT.done
    const started = performance.now()
    const outcome = await io.withTarget((db) => restore(db, contentOf(order.file, openWith), telling(io)))
    if (isRefusal(outcome)) return refused(outcome, io)
    out(say('restore-done', language, { ...totals(outcome), ...since(started), key: head.keyId }))
    const now = await io.keyId()
    if (now !== head.keyId) out(say('restore-other-key', language, { what: now, key: head.keyId }))
    return EXIT.done
  } catch (error) {
    if (error instanceof DamagedBackup) out(say('restore-damaged', language, { what: error.message }))
    else if (error instanceof WrongBackupKey) out(say('restore-wrong-key', language))
    else if (error instanceof TypeError && order.identity !== undefined)
      out(say('restore-identity', language, { what: order.identity }))
    else throw error
    return EXIT.refused
  }
}

/** `gridhold move`: from the embedded database to a server, without a file between. */
export async function moveCommand(io: MoveIo): Promise<number> {
  const { out, language } = io
  const started = performance.now()
  const keyId = await io.keyId()
  const outcome = await io.withTarget((target) =>
    io.withSource(async (source) => {
      let filled: Awaited<ReturnType<typeof restore>> = {}
      const take: Parameters<typeof backupContent>[1] = async (content) => {
        filled = await restore(target, content, telling(io))
      }
      await backupContent(source, take, { keyId })
      return filled
    }),
  )
  if (isRefusal(outcome)) return refused(outcome, io)
  out(say('move-done', language, { ...totals(outcome), ...since(started), what: io.keyFile }))
  return EXIT.done
}

async function keyFor({ identity: path }: RestoreOrder, io: RestoreIo): Promise<OpenWith | null> {
  if (path === undefined) {
    const passphrase = await io.askPassword([say('backup-passphrase', io.language)])
    return passphrase === null ? null : { passphrase }
  }
  const lines = (await readFile(path, 'utf8')).split(/\r?\n/)
  return { identity: lines.find((line) => line.startsWith('AGE-SECRET-KEY-1')) ?? '' }
}

/** Reads all of it and says what it is. */
async function readThrough(file: string, openWith: OpenWith, io: FillIo): Promise<BackupHead> {
  let head: BackupHead | null = null
  for await (const line of contentOf(file, openWith)) {
    if ('gridhold' in line) head = line
    else if ('end' in line && head !== null)
      io.out(say('restore-whole', io.language, { made: head.madeAt, key: head.keyId, ...line.end }))
  }
  if (head === null) throw new DamagedBackup('it does not say what it is')
  return head
}

function contentOf(file: string, openWith: OpenWith) {
  return readContent(readSealed(file, openWith))
}

function telling({ out, language }: FillIo) {
  return (what: string, rows: number) => rows > 0 && out(say('backup-table', language, { what, rows }))
}

function isRefusal(outcome: Awaited<ReturnType<typeof restore>>): outcome is RestoreRefusal {
  return 'refused' in outcome
}

function refused(refusal: RestoreRefusal, { out, language }: FillIo): number {
  const what = 'table' in refusal ? refusal.table : refusal.migration
  out(say(`restore-${refusal.refused}`, language, { what }))
  return EXIT.refused
}

function since(started: number) {
  return { seconds: ((performance.now() - started) / 1000).toFixed(1) }
}
