import type { BackupHead, BackupLine } from '../../backup/content.ts'
import type { Db } from '../../repositories/connection.ts'
import {
  appliedMigrations,
  digestOf,
  readingWhole,
  rowsOf,
  wholeTables,
} from '../../repositories/whole-tables.ts'

/** Rows in one line: some hundred kilobytes of text. */
const ROWS_A_LINE = 500

/** What came of it, in rows by table. */
export type TableRows = Readonly<Record<string, number>>

export interface BackUpOptions {
  readonly keyId: string
  /** Told of each table as it was read. */
  readonly onTable?: (table: string, rows: number) => void
}

/**
 * Everything that a database of ours holds, of one moment, as the lines of a backup. It holds no key: those of the program
 * are not in the database.
 */
export function backupContent(
  db: Db,
  take: (content: AsyncIterable<BackupHead | BackupLine>) => Promise<void>,
  options: BackUpOptions,
): Promise<TableRows> {
  return readingWhole(db, async (task) => {
    const migrations = await appliedMigrations(task)
    const counts: Record<string, number> = {}
    async function* content(): AsyncGenerator<BackupHead | BackupLine> {
      const { keyId } = options
      yield { gridhold: 'backup', format: 1, madeAt: new Date().toISOString(), migrations, keyId }
      const tables = await wholeTables(task)
      for (const table of tables) {
        yield { table: table.name, columns: table.columns.map(({ name }) => name) }
        for await (const rows of rowsOf(task, table, ROWS_A_LINE)) yield { rows: rows.map((row) => [...row]) }
        const digest = await digestOf(task, table)
        counts[table.name] = digest.rows
        options.onTable?.(table.name, digest.rows)
        yield { ended: table.name, digest }
      }
      const rows = Object.values(counts).reduce((sum, count) => sum + count, 0)
      yield { end: { tables: tables.length, rows } }
    }
    await take(content())
    return counts
  })
}
