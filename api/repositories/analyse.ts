import type { Db } from './connection.ts'

/**
 * Takes new statistics after many rows were written, of every table or of these alone. The one query that keeps the role of
 * the login: only a table's owner may analyse it.
 */
export async function analyse(db: Db, tables: readonly string[] = []): Promise<void> {
  await db.none(tables.length === 0 ? 'analyze' : 'analyze $1:name', [tables])
}
