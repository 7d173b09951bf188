import { type BackupHead, type BackupLine, DamagedBackup } from '../../backup/content.ts'
import { analyse } from '../../repositories/analyse.ts'
import type { Db } from '../../repositories/connection.ts'
import { migrate, readMigrations } from '../../repositories/migrate.ts'
import {
  appliedMigrations,
  clearTable,
  digestOf,
  lateSelfKeys,
  putRows,
  type WholeTable,
  type WholeTask,
  wholeTables,
  writingWhole,
} from '../../repositories/whole-tables.ts'
import type { TableRows } from './back-up.ts'

/** Why a backup cannot go into a database. */
export type RestoreRefusal =
  | { readonly refused: 'newer-backup'; readonly migration: string }
  | { readonly refused: 'newer-database'; readonly migration: string }
  | { readonly refused: 'not-empty'; readonly table: string }

/** Tables that a migration fills; what is in them gives way to what the backup has. */
const FILLED_AT_ONCE = [
  'exemption_reason',
  'grid_kind',
  'retention_rule',
  'reveal_reason',
  'role',
  'setting',
  'visit_rule',
  'welfare_tag_kind',
]

/**
 * Fills an empty database with the content of a backup, in one transaction: all of it, checked table by table against what
 * the backup says it held, or nothing. The database gets the structure of that day first and that of today after.
 * Throws DamagedBackup when the content is not whole.
 */
export async function restore(
  db: Db,
  content: AsyncIterable<BackupHead | BackupLine>,
  onTable?: (table: string, rows: number) => void,
): Promise<TableRows | RestoreRefusal> {
  const lines = content[Symbol.asyncIterator]()
  try {
    const first = await lines.next()
    if (first.done || !('gridhold' in first.value)) throw new DamagedBackup('it does not say what it is')
    const refusal = await prepared(db, first.value)
    if (refusal !== null) return refusal
    const outcome = await writingWhole(db, (task) => fill(task, lines, onTable))
    if ('refused' in outcome) return outcome
    await migrate(db)
    await analyse(db)
    return outcome
  } finally {
    await lines.return?.()
  }
}

/** Gives the database the structure that the backup was made with, or says why it cannot have it. */
async function prepared(db: Db, { migrations }: BackupHead): Promise<RestoreRefusal | null> {
  const ours = await readMigrations()
  const unknown = migrations.find(
    ({ name, sha256 }) => !ours.some((each) => each.name === name && each.sha256 === sha256),
  )
  if (unknown !== undefined) return { refused: 'newer-backup', migration: unknown.name }
  const ahead = (await appliedMigrations(db)).find(
    ({ name }) => !migrations.some((each) => each.name === name),
  )
  if (ahead !== undefined) return { refused: 'newer-database', migration: ahead.name }
  await migrate(db, { upTo: migrations.at(-1)?.name ?? '' })
  return null
}

async function fill(
  task: WholeTask,
  lines: AsyncIterator<BackupHead | BackupLine>,
  onTable?: (table: string, rows: number) => void,
): Promise<TableRows | RestoreRefusal> {
  const tables = await wholeTables(task)
  for (const table of tables.toReversed()) {
    if ((await digestOf(task, table)).rows === 0) continue
    if (!FILLED_AT_ONCE.includes(table.name)) return { refused: 'not-empty', table: table.name }
    await clearTable(task, table)
  }
  const counts: Record<string, number> = {}
  let open: WholeTable | null = null
  for (let next = await lines.next(); !next.done; next = await lines.next()) {
    const line: BackupHead | BackupLine = next.value
    if ('table' in line) {
      open = await begun(task, tables, line)
    } else if ('rows' in line) {
      if (open === null) throw new DamagedBackup('rows stand outside of a table')
      await putRows(task, open, line.rows)
    } else if ('ended' in line) {
      if (open?.name !== line.ended)
        throw new DamagedBackup(`the table ${line.ended} ends without a beginning`)
      await lateSelfKeys(task, open, false)
      const digest = await digestOf(task, open)
      if (digest.rows !== line.digest.rows || digest.sum !== line.digest.sum)
        throw new DamagedBackup(`the table ${open.name} came out other than it was`)
      counts[open.name] = digest.rows
      onTable?.(open.name, digest.rows)
      open = null
    }
  }
  const missing = tables.find(({ name }) => counts[name] === undefined)
  if (missing !== undefined) throw new DamagedBackup(`the table ${missing.name} is not in it`)
  return counts
}

async function begun(
  task: WholeTask,
  tables: readonly WholeTable[],
  { table: name, columns }: { readonly table: string; readonly columns: readonly string[] },
): Promise<WholeTable> {
  const table = tables.find((each) => each.name === name)
  if (table === undefined || columns.join() !== table.columns.map((column) => column.name).join())
    throw new DamagedBackup(`the table ${name} is not of that structure`)
  await lateSelfKeys(task, table, true)
  return table
}
