import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseConfig } from './config.ts'
import { openDatabase } from './database.ts'
import { createLog } from './log.ts'
import { loadOfficeTls } from './office-tls.ts'
import { loadSecrets } from './secrets/load-secrets.ts'
import { serve } from './serve.ts'
import { stopOnSignal } from './stop-on-signal.ts'

const pages = fileURLToPath(new URL('../dist/web', import.meta.url))

async function main(): Promise<void> {
  const config = parseConfig(process.env)
  const logger = createLog()
  const secrets = await loadSecrets(config)
  const database = await openDatabase(config, logger)
  const { host, port } = config
  const tls = (await loadOfficeTls(config.dataDir)) ?? undefined
  const publicUrl = config.publicUrl ?? (tls && `https://${tls.host}:${port}`)
  const shared = config.databaseUrl !== undefined
  try {
    const server = await serve({
      db: database.db,
      secrets,
      logger,
      pages,
      underlays: join(config.dataDir, 'underlays'),
      host,
      port,
      publicUrl,
      shared,
      tls,
    })
    stopOnSignal(async () => {
      await server.close()
      await database.close()
    })
    console.log(`gridhold: ${publicUrl ?? server.url}`)
  } catch (error) {
    await database.close()
    throw error
  }
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
})
