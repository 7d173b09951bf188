import { fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { parseConfig } from '../../api/config.ts'
import { type Connection, openConnection } from '../../api/repositories/connection.ts'
import { loadSecrets } from '../../api/secrets/load-secrets.ts'
import { keepSecretKey, keptEarlierKeys, keptSecretKey } from '../../api/secrets/secret-key.ts'
import { type Embedded, openEmbedded } from '../../data/embedded/embedded.ts'
import { FolderInUse } from '../../data/embedded/lock.ts'
import { template } from '../../data/embedded/template.ts'
import { rotateKeyCommand } from '../../data/rotate-key-command.ts'
import { cacheFolder, migrated } from '../fixtures/database.ts'
import { onServer } from '../fixtures/embedded.ts'
import { smallPlace } from '../fixtures/small-place.ts'

vi.setConfig({ testTimeout: 240_000, hookTimeout: 240_000 })

const FIRST = 'a secret for the small place alone, 2026'
const program = fileURLToPath(new URL('../fixtures/rotation-program.ts', import.meta.url))
let dataDir: string

beforeAll(async () => {
  if (onServer) return
  dataDir = await mkdtemp(join(tmpdir(), 'gridhold-rotate-'))
  await keepSecretKey(dataDir, FIRST)
  await opened(async ({ db }) => void (await smallPlace(db)))
})
afterAll(async () => {
  if (!onServer) await rm(dataDir, { recursive: true })
})

/** Opens the folder's database, as soon as the engine of a killed program is gone. */
async function opened(work: (connection: Connection) => Promise<void>): Promise<void> {
  const embedded = await patiently(async () =>
    openEmbedded({
      dir: join(dataDir, 'db'),
      template: await template({ root: cacheFolder, ...(await migrated()) }),
    }),
  )
  const connection = await openConnection(embedded.url)
  try {
    await work(connection)
  } finally {
    await connection.close()
    await embedded.stop()
  }
}

async function patiently(open: () => Promise<Embedded>): Promise<Embedded> {
  for (let attempt = 0; ; attempt++) {
    try {
      return await open()
    } catch (error) {
      if (!(error instanceof FolderInUse) || attempt === 60) throw error
      await new Promise((resolve) => setTimeout(resolve, 500))
    }
  }
}

const config = (more: Record<string, string> = {}) => parseConfig({ DATA_DIR: dataDir, ...more })
const command = async (connection: Connection, makeNew: boolean, more: Record<string, string> = {}) => {
  const lines: string[] = []
  const io = { db: connection.db, config: config(more), out: (line: string) => void lines.push(line) }
  const code = await rotateKeyCommand(makeNew, { ...io, language: 'en' })
  return { code, text: lines.join('\n') }
}
const phones = ({ db }: Connection) =>
  db.any<{ ciphertext: Buffer; keyId: string }>(
    'select phone as ciphertext, phone_key as "keyId" from person',
  )

test.skipIf(onServer)(
  'killed with a part done, every number opens, and the next run finishes and forgets',
  async () => {
    const first = await loadSecrets(config())
    const child = fork(program, [dataDir], { execArgv: ['--import', 'tsx'] })
    const gone = once(child, 'exit')
    await once(child, 'message')
    child.kill('SIGKILL')
    await gone
    expect(await keptEarlierKeys(dataDir)).toEqual([FIRST])
    await opened(async (connection) => {
      const both = await loadSecrets(config())
      const rows = await phones(connection)
      expect(rows.map((row) => both.open(row))).toEqual(rows.map(() => '13812341234'))
      expect(rows.some(({ keyId }) => keyId === both.keyId)).toBe(true)
      expect(rows.some(({ keyId }) => keyId === first.keyId)).toBe(true)
      const { code, text } = await command(connection, false)
      expect(code).toBe(0)
      expect(text).toContain('the earlier keys were removed')
      expect(await keptEarlierKeys(dataDir)).toEqual([])
      const now = await loadSecrets(config())
      for (const row of await phones(connection)) expect(now.open(row)).toBe('13812341234')
    })
  },
)

test.skipIf(onServer)('--new makes a key, rotates and forgets in one go', async () => {
  const before = await keptSecretKey(dataDir)
  await opened(async (connection) => {
    const { code, text } = await command(connection, true)
    expect(code).toBe(0)
    expect(text).toContain('numbers of residents 14/14')
    const now = await loadSecrets(config())
    expect(await keptSecretKey(dataDir)).not.toBe(before)
    for (const row of await phones(connection)) expect(now.open(row)).toBe('13812341234')
    expect((await readdir(dataDir)).filter((name) => name.startsWith('secret-key'))).toEqual(['secret-key'])
  })
})

test.skipIf(onServer)(
  'with a key of the environment it makes none and says what to do; a missing one is told',
  async () => {
    const kept = (await keptSecretKey(dataDir))!
    const NEXT = 'the next secret of the environment, long'
    await opened(async (connection) => {
      const refused = await command(connection, true, { SECRET_KEY: NEXT })
      expect([refused.code, refused.text]).toEqual([1, expect.stringContaining('openssl rand -hex 32')])
      const missing = await command(connection, false, { SECRET_KEY: NEXT })
      const { keyId } = await loadSecrets(config())
      expect(missing.code).toBe(1)
      expect(missing.text).toContain(`14 numbers of residents are sealed with key ${keyId}`)
      for (const secret of [kept, NEXT]) expect(missing.text).not.toContain(secret)
      const done = await command(connection, false, { SECRET_KEY: NEXT, SECRET_KEY_PREVIOUS: kept })
      expect([done.code, done.text]).toEqual([
        0,
        expect.stringContaining('SECRET_KEY_PREVIOUS may now be removed'),
      ])
      expect(await keptSecretKey(dataDir)).toBe(kept)
    })
  },
)
