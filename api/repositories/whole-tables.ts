import type { ITask } from 'pg-promise'
import { type Db, pgp } from './connection.ts'
import { sql } from './sql.ts'

const queries = { tables: sql('whole-tables/tables') }

/**
 * Whole tables, read and written as text of the database's own making: for backups, and for moving from one database to
 * another. The one place beside migrations and statistics that works as the login, which owns the tables: rows of all
 * counties go through it, the audit's chain among them, which no role may write.
 */
export interface WholeTable {
  readonly name: string
  /** Columns that are written, in order, with the type's name. */
  readonly columns: readonly { readonly name: string; readonly type: string }[]
  /** Policies hold for the owner too: rows are reached as the system. */
  readonly rowSecurity: boolean
  readonly refersTo: readonly string[]
  /** Foreign keys to the table itself: its rows come in any order. */
  readonly selfKeys: readonly string[]
}

/** Number of rows and a sum of their hashes: alike in two tables that hold the same rows in any order. */
export interface TableDigest {
  readonly rows: number
  readonly sum: string
}

export type WholeTask = ITask<Record<never, never>>

/** A row: the text of each column, or null. */
export type TextRow = readonly (string | null)[]

const { TransactionMode, isolationLevel } = pgp.txMode
const STILL = new TransactionMode({ tiLevel: isolationLevel.repeatableRead, readOnly: true })

/** Text that is read on one server must mean the same on another. */
const PLAIN_TEXT = `set local datestyle = 'ISO, YMD'; set local intervalstyle = 'postgres'; set local bytea_output = 'hex';
  set local extra_float_digits = 1; set local timezone = 'UTC'`

/** Runs `work` on one unchanging state of all tables. */
export function readingWhole<Result>(db: Db, work: (task: WholeTask) => Promise<Result>): Promise<Result> {
  return db.tx({ mode: STILL }, async (task) => {
    await task.multi(PLAIN_TEXT)
    return work(task)
  })
}

/** Runs `work` in one transaction: all that it writes stays, or nothing. */
export function writingWhole<Result>(db: Db, work: (task: WholeTask) => Promise<Result>): Promise<Result> {
  return db.tx(async (task) => {
    await task.multi(PLAIN_TEXT)
    return work(task)
  })
}

/** Every table, those that others refer to first. */
export async function wholeTables(task: WholeTask): Promise<WholeTable[]> {
  const waiting = await task.any<WholeTable>(queries.tables)
  const sorted: WholeTable[] = []
  const placed = new Set<string>()
  while (waiting.length > 0) {
    const at = waiting.findIndex(({ refersTo }) => refersTo.every((name) => placed.has(name)))
    if (at < 0)
      throw new Error(`Tables refer to each other in a circle: ${waiting.map(({ name }) => name).join(', ')}`)
    const [table] = waiting.splice(at, 1)
    placed.add(table!.name)
    sorted.push(table!)
  }
  return sorted
}

/** Migrations that were applied to this database, in order; none in an empty one. */
export async function appliedMigrations(
  db: Pick<Db, 'any' | 'one'>,
): Promise<{ name: string; sha256: string }[]> {
  const { there } = await db.one<{ there: boolean }>(
    `select to_regclass('public.migration') is not null as there`,
  )
  return there ? db.any('select name, sha256 from migration order by name') : []
}

/** The rows of a table, so many at a time. */
export async function* rowsOf(
  task: WholeTask,
  table: WholeTable,
  atATime: number,
): AsyncGenerator<TextRow[]> {
  await reach(task, table)
  const columns = table.columns.map(({ name }) => pgp.as.format('$1:name::text', [name])).join(', ')
  await task.none('declare whole_rows no scroll cursor for select $1:raw from $2:name', [columns, table.name])
  for (;;) {
    const rows = await task.any<Record<string, string | null>>('fetch $1 from whole_rows', [atATime])
    if (rows.length > 0) yield rows.map((row) => table.columns.map(({ name }) => row[name] ?? null))
    if (rows.length < atATime) break
  }
  await task.none('close whole_rows')
}

export async function digestOf(task: WholeTask, table: WholeTable): Promise<TableDigest> {
  await reach(task, table)
  const { rows, sum } = await task.one<{ rows: string; sum: string }>(
    `select count(*)::text as rows, coalesce(sum(('x' || left(md5(t::text), 15))::bit(60)::bigint), 0)::text as sum
     from $1:name t`,
    [table.name],
  )
  return { rows: Number(rows), sum }
}

/** Writes rows of text. `table` is as the database written to has it. */
export async function putRows(task: WholeTask, table: WholeTable, rows: readonly TextRow[]): Promise<void> {
  await reach(task, table)
  const names = table.columns.map(({ name }) => pgp.as.name(name))
  const casts = table.columns.map(({ name, type }) => `x.${pgp.as.name(name)}::${type}`)
  const arrays = table.columns.map((_, i) => pgp.as.format('$1::text[]', [rows.map((row) => row[i] ?? null)]))
  await task.none(
    `insert into ${pgp.as.name(table.name)} (${names}) select ${casts} from unnest(${arrays}) as x (${names})`,
  )
}

/** Takes away what a migration put into a table. */
export async function clearTable(task: WholeTask, table: WholeTable): Promise<void> {
  await reach(task, table)
  await task.none('delete from $1:name', [table.name])
}

/** Until `false`, rows of a table may refer to rows of the same table that come later. */
export async function lateSelfKeys(task: WholeTask, table: WholeTable, late: boolean): Promise<void> {
  await task.none('set local role none')
  for (const key of table.selfKeys) {
    // By name: `all` would hold for every constraint of the rest of the transaction.
    if (!late) await task.none('set constraints $1:name immediate', [key])
    await task.none('alter table $1:name alter constraint $2:name $3:raw', [
      table.name,
      key,
      late ? 'deferrable initially deferred' : 'not deferrable',
    ])
  }
}

async function reach(task: WholeTask, { rowSecurity }: WholeTable): Promise<void> {
  await task.none(`set local role ${rowSecurity ? 'gridhold_system' : 'none'}`)
}
