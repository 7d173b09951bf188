import { afterAll, beforeAll, expect, it } from 'vitest'
import { AUDIT_PAGE, auditPage, auditState } from '#contract/protection.ts'
import { failure } from '#contract/wire.ts'
import { appendAudit } from '../../api/repositories/audit.ts'
import { askAs } from '../../api/repositories/request.ts'
import { testDatabase } from '../fixtures/database.ts'
import { serverOn, type TestServer } from '../fixtures/server.ts'
import { SMALL, type SmallPlace, smallPlace } from '../fixtures/small-place.ts'

let server: TestServer
let place: SmallPlace
let admin: string

beforeAll(async () => {
  const database = await testDatabase()
  place = await smallPlace(database.db)
  const plan = await database.db.one<object>('delete from plan_in_force returning *')
  server = await serverOn(database, place.secrets)
  await database.db.none('insert into plan_in_force values ($[county], $[root], $[plan], $[since])', plan)
  admin = await server.signIn('admin', SMALL.password)
})
afterAll(() => server.close())

const page = async (query = '') => (await server.send(`/api/audit${query}`, { cookie: admin })).as(auditPage)

it('shows who did what to which id, where and why, and nobody’s name', async () => {
  const cookie = await server.signIn('worker', SMALL.password)
  await server.send(`/api/persons/${place.persons.A11}/reveal`, {
    cookie,
    json: { reason: 'visit', note: '约时间' },
  })
  const reply = await server.send('/api/audit', { cookie: admin })
  expect(reply.as(auditPage).entries[0]).toMatchObject({
    username: 'worker',
    verb: 'reveal',
    subject: place.persons.A11,
    grid: { code: `${SMALL.community}003`, name: 'A11' },
    reason: 'visit',
    note: '约时间',
  })
  expect(reply.text).not.toContain('张小')
})

it('comes in pages without a gap, the newest first', async () => {
  const ask = askAs(server.database.db, { kind: 'system' })
  for (let i = 0; i < AUDIT_PAGE + 20; i++)
    await appendAudit(ask, { county: SMALL.county, id: place.accounts.lead ?? '' }, { verb: 'patrol' })
  const seen: number[] = []
  for (let next: number | null | undefined; next !== null; ) {
    const one = await page(next === undefined ? '' : `?before=${next}`)
    expect(one.entries.length).toBeLessThanOrEqual(AUDIT_PAGE)
    seen.push(...one.entries.map(({ seq }) => seq))
    next = one.next
  }
  expect(seen).toEqual(Array.from({ length: seen.length }, (_, i) => seen.length - i))
})

it('can be asked for a verb and an account', async () => {
  const verbs = await page('?verb=reveal')
  expect(verbs.entries.map(({ verb }) => verb)).toEqual(['reveal'])
  const worker = await page(`?account=${place.accounts.worker}`)
  expect(worker.entries.map(({ verb }) => verb)).toEqual(['reveal', 'sign-in'])
  const both = await page(`?account=${place.accounts.lead}&verb=reveal`)
  expect(both).toEqual({ entries: [], next: null })
})

it('holds one county alone', async () => {
  const ask = askAs(server.database.db, { kind: 'system' })
  await appendAudit(ask, { county: '999977', id: null }, { verb: 'retention' })
  expect((await page('?verb=retention')).entries).toEqual([])
})

it.each(['?verb=DROP', '?account=7', '?before=0', '?before=x'])('refuses “%s”', async (query) => {
  const reply = await server.send(`/api/audit${query}`, { cookie: admin })
  expect(reply.as(failure).error.code).toBe('bad-parameter')
})

it.each(['lead', 'planner', 'head'])('is not for %s', async (account) => {
  const cookie = await server.signIn(account, SMALL.password)
  for (const path of ['/api/audit', '/api/audit/state'])
    expect((await server.send(path, { cookie })).as(failure).error.code).toBe('forbidden')
  expect((await server.send('/api/audit')).status).toBe(401)
})

it('says whether the chain holds, and where it does not', async () => {
  const state = async () => (await server.send('/api/audit/state', { cookie: admin })).as(auditState)
  const whole = await state()
  expect(whole.brokenAt).toBeNull()
  expect(whole.entries).toBeGreaterThan(AUDIT_PAGE)
  await server.database.db.tx(async (t) => {
    await t.none('alter table audit_entry disable trigger user')
    await t.none('update audit_entry set account = null where county = $1 and seq = 5', [SMALL.county])
    await t.none('alter table audit_entry enable trigger user')
  })
  expect(await state()).toEqual({ ...whole, brokenAt: 5 })
})
