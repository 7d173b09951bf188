import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { migrate, readMigrations } from '../../api/repositories/migrate.ts'
import { type TestDatabase, testDatabase } from '../fixtures/database.ts'

let database: TestDatabase
let folder: string

beforeAll(async () => {
  database = await testDatabase()
  folder = await mkdtemp(`${tmpdir()}/gridhold-migrations-`)
})

afterAll(async () => {
  await database.close()
  await rm(folder, { recursive: true })
})

/** The shipped migrations are in the database already; the tests' own come after them in the same folder. */
async function writeAll(own: Readonly<Record<string, string>>): Promise<void> {
  await rm(folder, { recursive: true })
  folder = await mkdtemp(`${tmpdir()}/gridhold-migrations-`)
  for (const { name, sql } of await readMigrations()) await writeFile(`${folder}/${name}`, sql)
  for (const [name, sql] of Object.entries(own)) await writeFile(`${folder}/${name}`, sql)
}

test('a migrated database has nothing to apply', async () => {
  expect(await migrate(database.db)).toEqual([])
})

test('new files are applied once, in order, and told as they begin', async () => {
  await writeAll({ '9002-b.sql': 'insert into walk values (2)', '9001-a.sql': 'create table walk (n int)' })
  const told: string[] = []
  const applied = await migrate(database.db, { folder, onProgress: (name) => told.push(name) })
  expect(applied).toEqual(['9001-a.sql', '9002-b.sql'])
  expect(told).toEqual(applied)
  expect(await migrate(database.db, { folder })).toEqual([])
  expect(await database.db.one('select count(*)::int as n from walk')).toEqual({ n: 1 })
})

test('a file changed after it was applied is refused by name', async () => {
  await writeAll({
    '9001-a.sql': 'create table walk (n bigint)',
    '9002-b.sql': 'insert into walk values (2)',
  })
  await expect(migrate(database.db, { folder })).rejects.toThrow(/9001-a\.sql was changed/)
})

test('a file applied but gone is refused by name', async () => {
  await writeAll({ '9001-a.sql': 'create table walk (n int)' })
  await expect(migrate(database.db, { folder })).rejects.toThrow(/9002-b\.sql .* not in this program/)
})

test('a file that fails leaves nothing of itself and stops the ones behind it', async () => {
  const before = { '9001-a.sql': 'create table walk (n int)', '9002-b.sql': 'insert into walk values (2)' }
  await writeAll({
    ...before,
    '9003-half.sql': 'create table half (n int); select 1 / 0;',
    '9004-behind.sql': 'create table behind (n int)',
  })
  await expect(migrate(database.db, { folder })).rejects.toThrow(/division by zero/)
  const { half, behind } = await database.db.one<{ half: string | null; behind: string | null }>(
    `select to_regclass('half')::text as half, to_regclass('behind')::text as behind`,
  )
  expect({ half, behind }).toEqual({ half: null, behind: null })
})

test('two programs that start together apply each file once', async () => {
  await writeAll({
    '9001-a.sql': 'create table walk (n int)',
    '9002-b.sql': 'insert into walk values (2)',
    '9005-once.sql': 'create table once (n int)',
  })
  const both = await Promise.all([migrate(database.db, { folder }), migrate(database.db, { folder })])
  expect(both.flat()).toEqual(['9005-once.sql'])
})
