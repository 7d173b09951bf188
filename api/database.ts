import { resolve } from 'node:path'
import type { Logger } from 'pino'
import { keptAddress } from '../data/embedded/address.ts'
import { openEmbedded } from '../data/embedded/embedded.ts'
import { FolderInUse } from '../data/embedded/lock.ts'
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
  const database = await openAsItIs(config, logger)
  try {
    await migrate(database.db)
    return database
  } catch (error) {
    await database.close()
    throw error
  }
}

/** Opens the same database with the structure it has, which may be none. */
export async function openAsItIs(config: Config, logger: Logger): Promise<Database> {
  let closing = false
  const onError = (error: Error): void => {
    if (!closing) logger.warn({ kind: error.name }, 'an idle database connection broke')
  }
  if (config.databaseUrl !== undefined) return openConnection(config.databaseUrl, { onError })
  const embedded = await openEmbedded({
    dir: embeddedFolder(config),
    onRestart: (reason) => logger.warn({ reason }, 'the embedded database was started anew'),
  })
  try {
    const connection = await openConnection(embedded.url, { onError })
    return {
      db: connection.db,
      async close() {
        closing = true
        await connection.close()
        await embedded.stop()
      },
    }
  } catch (error) {
    await embedded.stop()
    throw error
  }
}

/**
 * Opens the same database for reading, also while a server holds the embedded one: then through that server's engine, which
 * goes on when this is closed.
 */
export async function openToRead(config: Config, logger: Logger): Promise<Database> {
  try {
    return await openAsItIs(config, logger)
  } catch (error) {
    const url = error instanceof FolderInUse ? await keptAddress(embeddedFolder(config)) : null
    if (url === null) throw error
    return openConnection(url, { poolSize: 1 })
  }
}

function embeddedFolder({ dataDir }: Config): string {
  return resolve(dataDir, 'db')
}
