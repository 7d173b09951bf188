import pgPromise, { type IDatabase } from 'pg-promise'
import { checkServer } from './server-check.ts'

/** pg-promise is initialised once in a process; query files and formatting are reached through this instance. */
export const pgp = pgPromise({ capSQL: false, noWarnings: true })

// Dates stay 'YYYY-MM-DD': a Date would move them across midnight. int8 comes as text already (a path has 18 digits).
const dateOid = 1082
pgp.pg.types.setTypeParser(dateOid, (text) => text)

/** A database, outside any transaction. Rows are typed by the repository that reads them. */
export type Db = IDatabase<Record<never, never>>

/** An open pool of connections whose server was checked. */
export interface Connection {
  readonly db: Db
  close(): Promise<void>
}

/** How a pool is opened. */
export interface ConnectionOptions {
  /** Connections at most; default 10. */
  readonly poolSize?: number
  /** Told of a connection that broke while it lay idle in the pool; the pool replaces it. */
  readonly onError?: (error: Error) => void
}

/**
 * Opens a pool to a PostgreSQL URL and checks that the server can carry gridhold. Throws one error in plain words,
 * without the password, when the server is unreachable, refuses the login, is too old or has no PostGIS.
 */
export async function openConnection(url: string, options: ConnectionOptions = {}): Promise<Connection> {
  const db: Db = pgp({ connectionString: url, max: options.poolSize ?? 10, keepAlive: true })
  // pg's pool throws in the process when a connection breaks while idle and nobody listens.
  db.$pool.on('error', (error: Error) => options.onError?.(error))
  try {
    await checkServer(db, url)
  } catch (error) {
    await db.$pool.end()
    throw error
  }
  return { db, close: () => db.$pool.end() }
}
