import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { parseConfig } from '../../api/config.ts'
import { loadSecrets } from '../../api/secrets/load-secrets.ts'
import {
  forgetEarlierKeys,
  keptEarlierKeys,
  keptSecretKey,
  renewKeptKey,
} from '../../api/secrets/secret-key.ts'
import { createSecrets } from '../../api/secrets/secrets.ts'

const OLD = 'the old key of these tests, 32 and more'
const NEW = 'the new key of these tests, 32 and more'
const embedded = (dataDir: string, more: object = {}) => ({
  secretKey: undefined,
  earlierKeys: [],
  databaseUrl: undefined,
  dataDir,
  ...more,
})

async function folder(): Promise<string> {
  const path = await mkdtemp(join(tmpdir(), 'gridhold-keys-'))
  onTestFinished(() => rm(path, { recursive: true }))
  return path
}

test('the environment names earlier keys, separated by commas', () => {
  const config = parseConfig({
    SECRET_KEY: NEW,
    SECRET_KEY_PREVIOUS: `${OLD.replace(',', ';')} , ${'x'.repeat(32)}`,
  })
  expect(config.earlierKeys).toEqual([OLD.replace(',', ';'), 'x'.repeat(32)])
  expect(parseConfig({}).earlierKeys).toEqual([])
})

test.each(['short', `${'x'.repeat(32)},short`, `${'x'.repeat(32)},`])(
  'an earlier key that is too short is refused without showing it: “%s”',
  (keys) => {
    expect(() => parseConfig({ SECRET_KEY_PREVIOUS: keys })).toThrow(/SECRET_KEY_PREVIOUS.*32 characters/)
    expect(() => parseConfig({ SECRET_KEY_PREVIOUS: keys })).not.toThrow(/short/)
  },
)

test('earlier keys open and find, the key of now seals', () => {
  const before = createSecrets(OLD)
  const now = createSecrets(NEW, [OLD])
  const old = before.seal('138 1234 5678')
  expect(now.open(old)).toBe('138 1234 5678')
  expect(now.indexesOf('+86 13812345678')).toContainEqual(old.index)
  expect(now.seal('1').keyId).toBe(now.keyId)
  expect([now.knows(old), createSecrets(NEW).knows(old)]).toEqual([true, false])
  expect(() => createSecrets(NEW).open(old)).toThrow(`sealed with key ${before.keyId}`)
  expect(() => createSecrets(NEW).open(old)).not.toThrow(NEW)
})

test('a new kept key leaves the old one among the earlier ones, readable by the owner alone', async () => {
  const dir = await folder()
  const first = await loadSecrets(embedded(dir))
  const sealed = first.seal('1')
  await renewKeptKey(dir)
  await renewKeptKey(dir)
  const now = await loadSecrets(embedded(dir))
  expect(now.keyId).not.toBe(first.keyId)
  expect(now.open(sealed)).toBe('1')
  expect(await keptEarlierKeys(dir)).toHaveLength(2)
  for (const file of await readdir(dir)) expect((await stat(join(dir, file))).mode & 0o777).toBe(0o600)
  await forgetEarlierKeys(dir)
  expect(await readdir(dir)).toEqual(['secret-key'])
  expect((await loadSecrets(embedded(dir))).knows(sealed)).toBe(false)
})

test('killed between the two files, the key of now is still there, and the next attempt goes through', async () => {
  const dir = await folder()
  const first = await loadSecrets(embedded(dir))
  const key = await readFile(join(dir, 'secret-key'), 'utf8')
  await writeFile(join(dir, 'secret-key.previous'), key)
  await writeFile(join(dir, 'secret-key.0badf00d'), 'half a ke')
  const after = await loadSecrets(embedded(dir))
  expect(after.keyId).toBe(first.keyId)
  await renewKeptKey(dir)
  expect(await keptEarlierKeys(dir)).toEqual([key.trim()])
  expect((await loadSecrets(embedded(dir))).knows(first)).toBe(true)
})

test('a folder without a key has none to be replaced', async () => {
  await expect(renewKeptKey(await folder())).rejects.toThrow('no secret key')
})

test('a key of the environment comes before the kept one, whose earlier ones then do not count', async () => {
  const dir = await folder()
  const kept = await loadSecrets(embedded(dir))
  await renewKeptKey(dir)
  const given = await loadSecrets(embedded(dir, { secretKey: NEW, earlierKeys: [OLD] }))
  expect(given.keyId).toBe(createSecrets(NEW).keyId)
  expect([given.knows(createSecrets(OLD)), given.knows(kept)]).toEqual([true, false])
  expect(await keptSecretKey(dir)).not.toBeNull()
})
