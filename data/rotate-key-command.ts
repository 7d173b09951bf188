import type { Config } from '../api/config.ts'
import type { Db } from '../api/repositories/connection.ts'
import { loadSecrets } from '../api/secrets/load-secrets.ts'
import { forgetEarlierKeys, renewKeptKey } from '../api/secrets/secret-key.ts'
import { rotateKey } from '../api/usecases/protection/rotate-key.ts'
import { EXIT } from './command-line.ts'
import { type Language, say } from './command-words.ts'

/** What the command needs of the program that runs it. */
interface RotateIo {
  readonly db: Db
  readonly config: Config
  readonly out: (line: string) => void
  readonly language: Language
}

/**
 * `gridhold rotate-key [--new]`: seals everything with the key of now. `--new` first makes a new key beside the embedded
 * database, which this program holds meanwhile; elsewhere the key comes from the environment, and the command says how.
 */
export async function rotateKeyCommand(makeNew: boolean, io: RotateIo): Promise<number> {
  const { db, config, out, language } = io
  const isKept = config.databaseUrl === undefined && config.secretKey === undefined
  if (makeNew && !isKept) {
    out(say('rotate-new-elsewhere', language))
    return EXIT.refused
  }
  // Loading makes a key where there is none yet.
  await loadSecrets(config)
  if (makeNew) await renewKeptKey(config.dataDir)
  const secrets = await loadSecrets(config)
  const { resealed, missing, stuck } = await rotateKey(db, secrets, {
    onProgress: (what, done, total) =>
      out(`  ${say(`rotate-${what}`, language, { done, total: Math.max(done, total) })}`),
  })
  out(say('rotate-done', language, { ...resealed, key: secrets.keyId }))
  for (const { what, keyId, rows } of missing) {
    out(say('rotate-missing', language, { what: say(`sealed-${what}`, language), key: keyId, rows }))
  }
  for (const { what, keyId, rows } of stuck) {
    out(say('rotate-stuck', language, { what: say(`sealed-${what}`, language), key: keyId, rows }))
  }
  if (missing.length + stuck.length > 0) return EXIT.refused
  if (isKept) await forgetEarlierKeys(config.dataDir)
  out(say(isKept ? 'rotate-forgotten' : 'rotate-may-remove', language))
  return EXIT.done
}
