import { mkdtemp, readFile, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { loadSecretKey } from '../../api/secrets/secret-key.ts'
import { createSecrets } from '../../api/secrets/secrets.ts'

const secret = 'a secret of the tests, 32 long at least'

test('a phone comes back from its ciphertext, which does not hold it', () => {
  const secrets = createSecrets(secret)
  const sealed = secrets.seal('13812341234')
  expect(sealed.ciphertext.includes('13812341234')).toBe(false)
  expect(secrets.open(sealed)).toBe('13812341234')
})

test('equal phones do not look equal', () => {
  const secrets = createSecrets(secret)
  expect(secrets.seal('110').ciphertext.equals(secrets.seal('110').ciphertext)).toBe(false)
})

test('every changed byte of a ciphertext is noticed', () => {
  const secrets = createSecrets(secret)
  const { ciphertext, keyId } = secrets.seal('13812341234')
  for (let i = 0; i < ciphertext.length; i++) {
    const changed = Buffer.from(ciphertext)
    changed[i] = changed[i]! ^ 1
    expect(() => secrets.open({ ciphertext: changed, keyId })).toThrow()
  }
})

test('a truncated ciphertext is refused', () => {
  const secrets = createSecrets(secret)
  const { keyId } = secrets.seal('110')
  expect(() => secrets.open({ ciphertext: Buffer.alloc(27), keyId })).toThrow('at least 28 bytes, got 27')
})

test('another key is told by its id, not by a failed tag', () => {
  const sealed = createSecrets(secret).seal('110')
  const other = createSecrets(secret.toUpperCase())
  expect(() => other.open(sealed)).toThrow(
    'is SECRET_KEY, or one of SECRET_KEY_PREVIOUS, the one this database was written with?',
  )
})

test('the hash of a reason needs the key', () => {
  const mac = createSecrets(secret).mac('走访')
  expect(mac).toHaveLength(32)
  expect(createSecrets(secret).mac('走访').equals(mac)).toBe(true)
  expect(createSecrets(secret.toUpperCase()).mac('走访').equals(mac)).toBe(false)
})

test('a short secret is refused', () => {
  expect(() => createSecrets('short')).toThrow('at least 32 characters, got 5')
})

test('a real database asks for SECRET_KEY', async () => {
  await expect(loadSecretKey({ secretKey: undefined, keepIn: undefined })).rejects.toThrow(
    'SECRET_KEY is required',
  )
})

test('beside the embedded database a key is made once and readable by its owner alone', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'gridhold-key-'))
  try {
    const [first, second] = await Promise.all(
      [1, 2].map(() => loadSecretKey({ secretKey: undefined, keepIn: folder })),
    )
    expect(first).toMatch(/^[0-9a-f]{64}$/)
    expect(second).toBe(first)
    expect((await stat(join(folder, 'secret-key'))).mode & 0o777).toBe(0o600)
    expect((await readFile(join(folder, 'secret-key'), 'utf8')).trim()).toBe(first)
  } finally {
    await rm(folder, { recursive: true })
  }
})
