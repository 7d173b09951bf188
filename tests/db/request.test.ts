import { verify } from '@node-rs/argon2'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { askAs, runAs, txAs } from '../../api/repositories/request.ts'
import { sql } from '../../api/repositories/sql.ts'
import { addAccount } from '../../api/usecases/accounts/add-account.ts'
import { type TestDatabase, testDatabase } from '../fixtures/database.ts'
import { settleTiny } from '../fixtures/tiny-plans.ts'
import { tinyTown } from '../fixtures/tiny-town.ts'

let database: TestDatabase
const system = { kind: 'system' } as const
const nobody = { kind: 'staff', county: '999902', account: '00000000-0000-7000-8000-000000000000' } as const
const who = "select current_user as role, coalesce(current_setting('gridhold.county', true), '') as county"

beforeAll(async () => {
  database = await testDatabase()
  await settleTiny(database.db, tinyTown())
})
afterAll(() => database?.close())

test('a query runs as its role and account, and the connection keeps neither', async () => {
  const { db } = database
  const login = (await db.one<{ role: string }>('select current_user as role')).role
  expect(await runAs(db, nobody, who)).toEqual([{ role: 'gridhold_staff', county: '999902' }])
  expect(await runAs(db, { kind: 'public' }, who)).toEqual([{ role: 'gridhold_public', county: '' }])
  expect(await db.one(who)).toEqual({ role: login, county: '' })
})

test('after a query that failed the connection has its own role again', async () => {
  const { db } = database
  const login = (await db.one<{ role: string }>('select current_user as role')).role
  for (let i = 0; i < 20; i++) {
    await expect(runAs(db, nobody, 'select 1 / 0')).rejects.toThrow('division by zero')
    await expect(runAs(db, { kind: 'public' }, 'select * from person')).rejects.toThrow('permission denied')
    expect(await db.one(who)).toEqual({ role: login, county: '' })
  }
})

test('200 queries of four actors at once never see each other’s role', async () => {
  const actors = [{ kind: 'public' }, system, nobody, { ...nobody, kind: 'planner' }] as const
  const answers = await Promise.all(
    Array.from({ length: 200 }, async (_, i) => {
      const actor = actors[i % actors.length]!
      const [row] = await runAs<{ role: string }>(database.db, actor, who)
      return row?.role === `gridhold_${actor.kind}`
    }),
  )
  expect(answers.every(Boolean)).toBe(true)
})

test('a value is a value, whatever is in it', async () => {
  // biome-ignore lint/suspicious/noTemplateCurlyInString: named parameters of pg-promise
  const text = "'; drop table person; -- $1 ${other} \\ \n 张"
  // biome-ignore lint/suspicious/noTemplateCurlyInString: named parameters of pg-promise
  expect(await runAs(database.db, system, 'select ${text} as text', { text })).toEqual([{ text }])
})

test('a transaction runs as its actor throughout, and leaves nothing when it throws', async () => {
  const failing = txAs(database.db, system, async (ask) => {
    await ask.none("update jurisdiction set name = 'changed'")
    expect(await ask.one(who)).toEqual({ role: 'gridhold_system', county: '' })
    throw new Error('changed my mind')
  })
  await expect(failing).rejects.toThrow('changed my mind')
  const changed = await runAs(database.db, system, "select 1 from jurisdiction where name = 'changed'")
  expect(changed).toEqual([])
})

test('the verbs hold a query to its number of rows', async () => {
  const ask = askAs(database.db, system)
  await expect(ask.one('select 1 where false')).rejects.toThrow('Wanted one row, got none')
  await expect(ask.one('select generate_series(1, 2)')).rejects.toThrow('Wanted 1 row at most, got 2')
  await expect(ask.none('select 1')).rejects.toThrow('Wanted 0 row at most, got 1')
  expect(await ask.oneOrNone('select 1 where false')).toBeNull()
})

test('a query file that is missing stops the program where it is loaded', () => {
  expect(() => sql('plans/no-such')).toThrow('The query plans/no-such is not usable')
})

test('an account keeps an argon2id hash of its password, and mistakes come back as reasons', async () => {
  const { db } = database
  const request = {
    county: '999902',
    username: ' li ',
    password: '一个够长的密码而已',
    capacity: 'admin',
    jurisdiction: '999902',
    staff: null,
  } as const
  expect(await addAccount(db, { ...request, password: 'short' })).toEqual({ refused: 'password-too-short' })
  expect(await addAccount(db, { ...request, password: 'x'.repeat(201) })).toEqual({
    refused: 'password-too-long',
  })
  expect(await addAccount(db, { ...request, username: '  ' })).toEqual({ refused: 'name-empty' })
  expect(await addAccount(db, { ...request, username: 'x'.repeat(61) })).toEqual({ refused: 'name-too-long' })
  const elsewhere = { ...request, password: 'long enough for all', jurisdiction: '999902009' }
  expect(await addAccount(db, elsewhere)).toEqual({ refused: 'unknown-jurisdiction' })
  const good = { ...request, password: 'long enough for all' }
  expect(await addAccount(db, good)).toEqual({ added: 'li' })
  expect(await addAccount(db, good)).toEqual({ refused: 'name-taken' })
  const { password_hash } = await db.one("select password_hash from account where username = 'li'")
  expect(password_hash).toMatch(/^\$argon2id\$/)
  expect(await verify(password_hash, good.password)).toBe(true)
})
