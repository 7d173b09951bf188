import { parseConfig } from '../api/config.ts'
import { openDatabase } from '../api/database.ts'
import { createLog } from '../api/log.ts'
import { plansInForce } from '../api/repositories/plans.ts'
import { askAs } from '../api/repositories/request.ts'
import { languageOf, say } from './command-words.ts'
import { demoAccountsPath } from './demo-accounts.ts'
import { buildPages } from './pages.ts'
import { settleSample } from './sample-command.ts'

const language = languageOf(process.env)
const tell = (line: string) => console.log(line)

/**
 * `npm start`: builds what is not built, gives a first start of the embedded database the sample town, and hands
 * over to the server in this very process. A real database is left as it is; an empty one gets a hint.
 */
async function start(): Promise<void> {
  const config = parseConfig(process.env)
  await buildPages(() => tell(say('building-pages', language)))
  if (config.databaseUrl === undefined) {
    const accounts = await settleSample(config, () => tell(say('preparing-sample', language)))
    if (accounts !== null) {
      tell(say('accounts-kept', language, { what: demoAccountsPath(config.dataDir) }))
      for (const { username, password } of accounts) tell(`  ${username.padEnd(10)} ${password}`)
    }
  } else {
    const database = await openDatabase(config, createLog())
    const [inForce] = await plansInForce(askAs(database.db, { kind: 'system' }))
    await database.close()
    if (inForce === undefined) tell(say('no-plan-yet', language))
  }
  tell(say('starting', language))
  // Reads the environment anew, listens and prints its address; it ends the process on Ctrl-C.
  await import('../api/main.ts')
}

start().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
})
