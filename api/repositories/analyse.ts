import type { Db } from './connection.ts'

/**
 * Takes new statistics of every table after many rows were written. The one query that keeps the role of the login:
 * only a table's owner may analyse it.
 */
export async function analyse(db: Db): Promise<void> {
  await db.none('analyze')
}
