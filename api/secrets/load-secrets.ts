import { keptEarlierKeys, loadSecretKey } from './secret-key.ts'
import { createSecrets, type Secrets } from './secrets.ts'

/** What the environment says of keys and of the database. */
interface KeySettings {
  readonly secretKey: string | undefined
  readonly earlierKeys: readonly string[]
  /** Absent for the embedded database, beside which a key is kept. */
  readonly databaseUrl: string | undefined
  readonly dataDir: string
}

/**
 * The program's secrets: `SECRET_KEY` with `SECRET_KEY_PREVIOUS`, or the kept key of the embedded database with its earlier
 * ones. Throws what `loadSecretKey` throws.
 */
export async function loadSecrets(settings: KeySettings): Promise<Secrets> {
  const { secretKey, earlierKeys, databaseUrl, dataDir } = settings
  const keepIn = databaseUrl === undefined ? dataDir : undefined
  const current = await loadSecretKey({ secretKey, keepIn })
  const kept = secretKey === undefined && keepIn !== undefined ? await keptEarlierKeys(keepIn) : []
  return createSecrets(
    current,
    [...earlierKeys, ...kept].filter((key) => key !== current),
  )
}
