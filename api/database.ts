import { join } from 'node:path'
import type { Logger } from 'pino'
import { openEmbedded } from '../data/embedded/embedded.ts'
import type { Config } from './config.ts'
import { type Db, openConnection } from './repositories/connection.ts'
import { migrate } from './repositories/migrate.ts'

/** An open, migrated database and how to close it. */
export interface Database {
  readonly db: Db
  close(): Promise<void>
}

/**
 * Opens the database the configuration names: a server at `DATABASE_URL`, else the embedded one in the data folder,
 * and brings it up to this program's migrations. Throws in plain words when it cannot.
 */
export async function openDatabase(config: Config, logger: Logger): Promise<Database> {
  let closing = false
  const onError = (error: Error): void => {
    if (!closing) logger.warn({ kind: error.name }, 'an idle database connection broke')
  }
  if (config.databaseUrl !== undefined) {
    const connection = await openConnection(config.databaseUrl, { onError })
    return migrated(connection.db, connection.close)
  }
  const embedded = await openEmbedded({
    dir: join(config.dataDir, 'db'),
    onRestart: (reason) => logger.warn({ reason }, 'the embedded database was started anew'),
  })
  try {
    const connection = await openConnection(embedded.url, { onError })
    return await migrated(connection.db, async () => {
      closing = true
      await connection.close()
      await embedded.stop()
    })
  } catch (error) {
    await embedded.stop()
    throw error
  }
}

async function migrated(db: Db, close: () => Promise<void>): Promise<Database> {
  try {
    await migrate(db)
  } catch (error) {
    await close()
    throw error
  }
  return { db, close }
}
