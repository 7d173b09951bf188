import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { writeCodeLists } from './codes.ts'
import type { Db } from './connection.ts'
import { askAs } from './request.ts'

const shippedMigrations = fileURLToPath(new URL('../../data/migrations/', import.meta.url))

/** One migration file: its name orders it, its hash notices a change after it was applied. */
interface Migration {
  readonly name: string
  readonly sha256: string
  readonly sql: string
}

/** How migrations are run. */
export interface MigrateOptions {
  /** Told the name of each migration before it is applied. */
  readonly onProgress?: (name: string) => void
  /** Folder of the `NNNN-….sql` files; default the ones shipped. */
  readonly folder?: string
  /** Name of the last one to apply; for a backup that was made with an earlier structure. */
  readonly upTo?: string
}

/** Names and hashes of the migrations in a folder, in the order in which they apply. */
export async function readMigrations(folder = shippedMigrations): Promise<readonly Migration[]> {
  const names = (await readdir(folder)).filter((name) => /^\d{4}-.+\.sql$/.test(name)).sort()
  return Promise.all(
    names.map(async (name) => {
      const sql = await readFile(`${folder}/${name}`, 'utf8')
      return { name, sql, sha256: createHash('sha256').update(sql).digest('hex') }
    }),
  )
}

/**
 * Applies what is new, in order and forward only, one transaction each, and gives the names applied. Servers that
 * start together wait for each other on the `migration` table. Throws, and changes nothing more, when a file that was
 * applied has changed or is gone, or when a statement fails.
 */
export async function migrate(db: Db, options: MigrateOptions = {}): Promise<string[]> {
  const migrations = await readMigrations(options.folder)
  await makeLedger(db)
  const applied: string[] = []
  for (const migration of migrations) {
    if (options.upTo !== undefined && migration.name > options.upTo) break
    const done = await db.tx(async (tx) => {
      await tx.none('lock table migration in exclusive mode')
      const ledger = await tx.any<{ name: string; sha256: string }>('select name, sha256 from migration')
      refuseChanges(ledger, migrations)
      if (ledger.some((row) => row.name === migration.name)) return false
      options.onProgress?.(migration.name)
      await tx.none(migration.sql)
      await tx.none('insert into migration (name, sha256) values ($1, $2)', [
        migration.name,
        migration.sha256,
      ])
      return true
    })
    if (done) applied.push(migration.name)
  }
  // Code lists grow without a migration, and every table that names a code wants them there.
  if (options.folder === undefined) await writeCodeLists(askAs(db, { kind: 'system' }))
  return applied
}

async function makeLedger(db: Db): Promise<void> {
  const uniqueViolation = '23505'
  try {
    await db.none(`create table if not exists migration (
      name text primary key, sha256 text not null, at timestamptz not null default now())`)
  } catch (error) {
    // Two servers that start together may both find the table missing; the slower one is told so by the catalogue.
    if (!(error instanceof Error && 'code' in error && error.code === uniqueViolation)) throw error
  }
}

function refuseChanges(
  ledger: readonly { name: string; sha256: string }[],
  files: readonly Migration[],
): void {
  for (const row of ledger) {
    const file = files.find(({ name }) => name === row.name)
    if (!file) {
      throw new Error(
        `Migration ${row.name} was applied to this database but is not in this program: is the program older than the database?`,
      )
    }
    if (file.sha256 !== row.sha256) {
      throw new Error(
        `Migration ${row.name} was changed after it was applied (${row.sha256.slice(0, 12)} then, ${file.sha256.slice(0, 12)} now). Put the file back and write a new migration.`,
      )
    }
  }
}
