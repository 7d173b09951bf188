import type { Db } from '../api/repositories/connection.ts'
import { listJurisdictions } from '../api/repositories/jurisdictions.ts'
import { askAs } from '../api/repositories/request.ts'
import type { Secrets } from '../api/secrets/secrets.ts'
import { EXIT, isMisuse, type Misuse, type Words, wholeNumber } from './command-line.ts'
import { type Language, say } from './command-words.ts'
import { demoAccountsPath, keepDemoAccounts } from './demo-accounts.ts'
import { loadTown } from './load.ts'
import { generateTown } from './town/generate.ts'
import { LEAST, SAMPLE, type TownOptions } from './town/sizes.ts'

/** Options of `gridhold town`. */
export const TOWN_OPTIONS = ['seed', 'households', 'communities', 'third-level'] as const

/** What the command needs of the program that runs it. */
interface TownIo {
  readonly db: Db
  readonly secrets: Secrets
  readonly dataDir: string
  readonly out: (line: string) => void
  readonly language: Language
  /** The day in the town. */
  readonly today: string
}

/** The town asked for: the sample where nothing is. */
export function townOptions(words: Words): TownOptions | Misuse {
  const seed = wholeNumber(words, 'seed', 0)
  const households = wholeNumber(words, 'households', LEAST.households)
  const communities = wholeNumber(words, 'communities', LEAST.communities)
  const thirdLevel = wholeNumber(words, 'third-level', LEAST.thirdLevel)
  if (isMisuse(seed)) return seed
  if (isMisuse(households)) return households
  if (isMisuse(communities)) return communities
  if (isMisuse(thirdLevel)) return thirdLevel
  const isSample = households === undefined && communities === undefined && thirdLevel === undefined
  if (isSample) return { ...SAMPLE, seed: seed ?? SAMPLE.seed }
  return {
    seed: seed ?? SAMPLE.seed,
    ...(households !== undefined && { households }),
    ...(communities !== undefined && { communities }),
    ...(thirdLevel !== undefined && { thirdLevel }),
  }
}

/** `gridhold town`: generates a town, loads it with progress, and keeps its accounts in the data folder. */
export async function townCommand(options: TownOptions, io: TownIo): Promise<number> {
  const { db, out, language, today } = io
  const started = performance.now()
  const town = generateTown(options)
  const there = await listJurisdictions(askAs(db, { kind: 'system' }), town.county, [town.county])
  if (there.length > 0) {
    out(say('town-exists', language, { what: town.county }))
    return EXIT.refused
  }
  const { households, persons, buildings, coverage } = town
  out(
    say('town-generated', language, {
      households: households.length,
      persons: persons.length,
      buildings: buildings.length,
      grids: coverage.grids.length,
    }),
  )
  const { accounts } = await loadTown(db, io.secrets, town, {
    today,
    onProgress: (step, rows) => out(`  ${say(step, language, { rows })}`),
  })
  const seconds = ((performance.now() - started) / 1000).toFixed(1)
  out(say('town-loaded', language, { seconds }))
  await keepDemoAccounts(io.dataDir, accounts)
  out(say('accounts-kept', language, { what: demoAccountsPath(io.dataDir) }))
  for (const { username, password } of accounts) out(`  ${username.padEnd(10)} ${password}`)
  return EXIT.done
}
