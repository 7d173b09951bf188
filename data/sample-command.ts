import { access, mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { townDay } from '../api/lookup/town-day.ts'
import { openConnection } from '../api/repositories/connection.ts'
import { migrate } from '../api/repositories/migrate.ts'
import { keepSecretKey, keptSecretKey, loadSecretKey } from '../api/secrets/secret-key.ts'
import { createSecrets } from '../api/secrets/secrets.ts'
import { type DemoAccount, keepDemoAccounts } from './demo-accounts.ts'
import { copyFolder } from './embedded/copy-folder.ts'
import { template } from './embedded/template.ts'
import { loadTown } from './load.ts'
import { demoPassword } from './password.ts'
import { filesIn, modulesFrom } from './sources.ts'
import { generateTown } from './town/generate.ts'
import { SAMPLE } from './town/sizes.ts'

/** Where prepared databases are kept. */
const cache = fileURLToPath(new URL('../.cache', import.meta.url))

/** Whose secret key a prepared sample is written with. */
export interface SampleOwner {
  /** `SECRET_KEY`, when set. */
  readonly secretKey: string | undefined
  readonly dataDir: string
}

/**
 * Prepares the folder of a database with the sample town in it, once for these sources and this secret key, so that
 * a first start only copies it. Gives the folder. The key is the owner's where there is one, else one of the cache,
 * which the owner adopts with the copy.
 */
export async function prepareSample(owner: SampleOwner, onStart?: () => void): Promise<string> {
  const secretKey = await sampleKey(owner)
  return template({
    root: cache,
    name: 'sample',
    inputs: [
      // Not the key, and nothing it could be found from.
      demoPassword(secretKey, 'name of the prepared sample'),
      ...(await modulesFrom('data/sample-command.ts')),
      ...(await filesIn('data/migrations')),
      ...(await filesIn('data/codes')),
      ...(await filesIn('api/repositories/sql')),
    ],
    async prepare(url) {
      onStart?.()
      await loadSample(url, secretKey)
    },
  })
}

/**
 * Gives a data folder without a database the sample town: database, secret key and the list of demo accounts. Gives
 * null, and touches nothing, where there is a database already.
 */
export async function settleSample(
  owner: SampleOwner,
  onPrepare?: () => void,
): Promise<DemoAccount[] | null> {
  const dir = join(owner.dataDir, 'db')
  if (await exists(dir)) return null
  const secretKey = await sampleKey(owner)
  const prepared = await prepareSample(owner, onPrepare)
  await mkdir(owner.dataDir, { recursive: true })
  if (owner.secretKey === undefined) await keepSecretKey(owner.dataDir, secretKey)
  const accounts = generateTown(SAMPLE).accounts.map(({ username }) => ({
    username,
    password: demoPassword(secretKey, username),
  }))
  await keepDemoAccounts(owner.dataDir, accounts)
  await copyFolder(prepared, dir)
  return accounts
}

async function sampleKey({ secretKey, dataDir }: SampleOwner): Promise<string> {
  return secretKey ?? (await keptSecretKey(dataDir)) ?? loadSecretKey({ secretKey, keepIn: cache })
}

async function loadSample(url: string, secretKey: string): Promise<void> {
  const { db, close } = await openConnection(url)
  try {
    await migrate(db)
    const today = townDay()
    await loadTown(db, createSecrets(secretKey), generateTown(SAMPLE), {
      today,
      passwordOf: (username) => demoPassword(secretKey, username),
    })
  } finally {
    await close()
  }
}

function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  )
}
