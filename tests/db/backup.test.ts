import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readSealed, writeSealed } from '../../api/backup/sealed-file.ts'
import { parseConfig } from '../../api/config.ts'
import { openDatabase, openToRead } from '../../api/database.ts'
import { createLog } from '../../api/log.ts'
import { appendAudit, verifyAudit } from '../../api/repositories/audit.ts'
import type { Db } from '../../api/repositories/connection.ts'
import { askAs, txAs } from '../../api/repositories/request.ts'
import { digestOf, readingWhole, wholeTables } from '../../api/repositories/whole-tables.ts'
import { backupCommand } from '../../data/backup-command.ts'
import { EXIT } from '../../data/command-line.ts'
import { copyFolder } from '../../data/embedded/copy-folder.ts'
import { template } from '../../data/embedded/template.ts'
import { moveCommand, restoreCommand } from '../../data/restore-command.ts'
import { cacheFolder, migrated, type TestDatabase, testDatabase } from '../fixtures/database.ts'
import { onServer } from '../fixtures/embedded.ts'
import { TOWN_SECRET, type TownDatabase, townDatabase } from '../fixtures/town-database.ts'

const PASSPHRASE = 'a passphrase of the tests'
const KEY_ID = 'abcdef12'

let town: TownDatabase
let folder: string
let file: string
beforeAll(async () => {
  town = await townDatabase()
  folder = await mkdtemp(join(tmpdir(), 'gridhold-backup-'))
  file = join(folder, 'town.age')
  const county = { county: town.town.county, id: null }
  await txAs(town.db, { kind: 'system' }, async (ask) => {
    for (let i = 0; i < 5; i++) await appendAudit(ask, county, { verb: 'retention' })
  })
  expect(await backUp(file)).toMatchObject({ code: EXIT.done })
})
afterAll(async () => {
  await town?.close()
  await rm(folder, { recursive: true })
})

/** What a command gave and said. */
interface Ran {
  readonly code: number
  readonly said: string
}

async function heard(run: (out: (line: string) => void) => Promise<number>): Promise<Ran> {
  const lines: string[] = []
  const code = await run((line) => lines.push(line))
  return { code, said: lines.join('\n') }
}

const keyId = async () => KEY_ID
const using = (db: Db) =>
  (async (work) => work(db)) as <Result>(work: (db: Db) => Promise<Result>) => Promise<Result>

function backUp(to: string, recipient?: string, passphrase: string | null = PASSPHRASE): Promise<Ran> {
  const io = {
    withDatabase: using(town.db),
    keyId,
    language: 'en' as const,
    askPassword: async () => passphrase,
    workFactor: 12,
  }
  return heard((out) => backupCommand({ file: to, recipient }, { ...io, out }))
}

interface Restoring {
  readonly passphrase?: string
  readonly identity?: string
  readonly checkOnly?: boolean
}

function restoreInto(db: Db, from: string, how: Restoring = {}): Promise<Ran> {
  const io = { withTarget: using(db), keyId, language: 'en' as const }
  const askPassword = async () => how.passphrase ?? PASSPHRASE
  const order = { file: from, identity: how.identity, checkOnly: how.checkOnly ?? false }
  return heard((out) => restoreCommand(order, { ...io, out, askPassword }))
}

/** Rows and sum of every table. */
function digests(db: Db): Promise<Record<string, unknown>> {
  return readingWhole(db, async (task) => {
    const all: Record<string, unknown> = {}
    for (const table of await wholeTables(task)) all[table.name] = await digestOf(task, table)
    return all
  })
}

async function withEmpty(work: (database: TestDatabase) => Promise<void>): Promise<void> {
  const database = await testDatabase()
  try {
    await work(database)
  } finally {
    await database.close()
  }
}

describe('a backup', () => {
  test('restored into an empty database gives equal tables and an audit that holds', async () => {
    await withEmpty(async ({ db }) => {
      const { code, said } = await restoreInto(db, file)
      expect(said).toContain('each table alike')
      expect(code).toBe(EXIT.done)
      const restored = await digests(db)
      expect(restored).toEqual(await digests(town.db))
      expect(Object.keys(restored).length).toBeGreaterThan(55)
      expect(await verifyAudit(askAs(db, { kind: 'system' }), town.town.county)).toMatchObject({
        brokenAt: null,
      })
      const late = await db.any(`select conname from pg_constraint c
        where contype = 'f' and conrelid = confrelid and condeferrable`)
      expect(late, 'keys are as strict as before').toEqual([])

      const again = await restoreInto(db, file)
      expect(again.code).toBe(EXIT.refused)
      expect(again.said).toContain('has data already')

      await db.none(`update building set name = name || '!' where id = (select id from building limit 1)`)
      expect(await digests(db)).not.toEqual(restored)
    })
  })

  test('goes from one database to another without a file between', async () => {
    await withEmpty(async ({ db }) => {
      const io = {
        withTarget: using(db),
        withSource: using(town.db),
        keyId,
        keyFile: 'x',
        language: 'en' as const,
      }
      expect(await heard((out) => moveCommand({ ...io, out }))).toMatchObject({ code: EXIT.done })
      expect(await digests(db)).toEqual(await digests(town.db))
    })
  })

  test('holds no key, nothing in the clear, and no number of a person that can be read', async () => {
    const bytes = await readFile(file)
    const { name } = await town.db.one<{ name: string }>(
      'select name from person where length(name) > 2 limit 1',
    )
    expect(bytes.includes(Buffer.from(name))).toBe(false)
    let text = ''
    for await (const line of readSealed(file, { passphrase: PASSPHRASE })) text += line
    expect(text).toContain(name)
    expect(text).toContain(KEY_ID)
    expect(text).not.toContain(TOWN_SECRET)
    const { phone } = await town.db.one<{ phone: string }>(`select encode(phone, 'hex') as phone from person
      where phone is not null limit 1`)
    expect(text).toContain(phone)
  })

  test('that was changed, cut off or never was one is refused, and nothing is written', async () => {
    const whole = await readFile(file)
    const changed = Buffer.from(whole)
    changed[whole.length >> 1]! ^= 1
    const bad = {
      changed,
      'cut off': whole.subarray(0, whole.length - 100_000),
      'cut off at a block': whole.subarray(0, whole.length >> 1),
      empty: Buffer.alloc(0),
      'another file': Buffer.from('PK\u0003\u0004 not ours'),
    }
    await withEmpty(async ({ db }) => {
      const before = await digests(db)
      for (const [what, bytes] of Object.entries(bad)) {
        const path = join(folder, 'bad.age')
        await writeFile(path, bytes)
        const { code, said } = await restoreInto(db, path)
        expect(code, what).toBe(EXIT.refused)
        expect(said, what).toContain('damaged or not whole')
      }
      const wrong = await restoreInto(db, file, { passphrase: 'another passphrase' })
      expect(wrong).toMatchObject({ code: EXIT.refused, said: expect.stringContaining('does not open') })
      expect(await digests(db)).toEqual(before)
    })
  })

  test('makes every guess at its passphrase as costly as age does by itself', async () => {
    const path = join(folder, 'costly.age')
    await writeSealed(path, Readable.from(['one line']), { passphrase: PASSPHRASE })
    expect((await readFile(path, 'latin1')).split('\n')[1]).toMatch(/^-> scrypt \S+ 18$/)
    expect((await readFile(file, 'latin1')).split('\n')[1]).toMatch(/^-> scrypt \S+ 12$/)
  })

  test('sealed for a key opens with that key alone, and can be read through without a database', async () => {
    const key = join(folder, 'key')
    const made = await heard((out) =>
      backupCommand(
        { newKey: key },
        { withDatabase: using(town.db), keyId, language: 'en', askPassword: async () => null, out },
      ),
    )
    const recipient = made.said.split('\n').at(-1)!
    const sealed = join(folder, 'sealed.age')
    expect(await backUp(sealed, recipient)).toMatchObject({ code: EXIT.done })
    const never = null as unknown as Db
    const checked = await restoreInto(never, sealed, { identity: key, checkOnly: true })
    expect(checked).toMatchObject({ code: EXIT.done, said: expect.stringContaining('The file is whole') })
    expect(await restoreInto(never, sealed, { checkOnly: true })).toMatchObject({ code: EXIT.refused })
    const noKey = await restoreInto(never, sealed, { identity: file, checkOnly: true })
    expect(noKey.said).toContain('holds no private key')
  })

  test('is not begun with a weak or mistyped passphrase, a wrong key, or over a file that is there', async () => {
    const path = join(folder, 'never.age')
    expect((await backUp(path, undefined, 'short')).said).toContain('12 characters')
    expect((await backUp(path, undefined, null)).said).toContain('differ')
    expect((await backUp(path, 'age1nonsense')).said).toContain('no public key')
    expect((await backUp(file)).said).toContain('there already')
    expect((await readdir(folder)).filter((name) => name.startsWith('never'))).toEqual([])
  })

  test.skipIf(onServer)('can be made while a server holds the embedded database', async () => {
    const config = parseConfig({ DATA_DIR: folder })
    await copyFolder(await template({ root: cacheFolder, ...(await migrated()) }), join(folder, 'db'))
    const held = await openDatabase(config, createLog())
    const beside = await openToRead(config, createLog())
    expect(await digests(beside.db)).toEqual(await digests(held.db))
    await beside.close()
    expect(await held.db.one('select 1 as one')).toEqual({ one: 1 })
    await held.close()
    expect((await readdir(folder)).filter((name) => name.endsWith('.address'))).toEqual([])
  })
})
