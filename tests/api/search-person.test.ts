import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { householdsFound } from '#contract/protection.ts'
import { failure } from '#contract/wire.ts'
import { testDatabase } from '../fixtures/database.ts'
import { type Reply, serverOn, type TestServer } from '../fixtures/server.ts'
import { SMALL, type SmallPlace, smallPlace } from '../fixtures/small-place.ts'

/** The number everybody in the small place has, and one of A12's own. */
const SHARED = '13812341234'
const OWN = '0571-87654321'

let server: TestServer
let place: SmallPlace

beforeAll(async () => {
  const database = await testDatabase()
  place = await smallPlace(database.db)
  const shared = place.secrets.seal(SHARED)
  const own = place.secrets.seal(OWN)
  await database.db.none('update person set phone_index = $1', [shared.index])
  await database.db.none('update person set phone = $1, phone_key = $2, phone_index = $3 where id = $4', [
    own.ciphertext,
    own.keyId,
    own.index,
    place.persons.A12,
  ])
  const plan = await database.db.one<object>('delete from plan_in_force returning *')
  server = await serverOn(database, place.secrets)
  await database.db.none('insert into plan_in_force values ($[county], $[root], $[plan], $[since])', plan)
})
afterAll(() => server.close())

const search = async (account: string, q: unknown): Promise<Reply> =>
  server.send('/api/households/search', {
    cookie: await server.signIn(account, SMALL.password),
    json: { q },
  })
const rooms = (reply: Reply): string[] =>
  reply
    .as(householdsFound)
    .households.map(({ room }) => room)
    .sort()
const looks = () =>
  server.database.db.any<{ verb: string; account: string; reason_mac: Buffer; subject: string | null }>(
    "select verb, account, reason_mac, subject from audit_entry where verb like 'search-%' order by seq",
  )

describe('a search by number', () => {
  it.each(['138 1234 1234', '+86 13812341234', '１３８１２３４１２３４', '8613812341234'])(
    'finds “%s” within sight and nowhere else',
    async (q) => {
      const reply = await search('lead', q)
      expect(rooms(reply)).toEqual(['A', 'A11'])
      expect(reply.as(householdsFound).foundBy).toBe('phone')
      expect(rooms(await search('contact', q))).toEqual(['B3', 'gap'])
      expect(rooms(await search('expired', q))).toEqual([])
    },
  )

  it('says which member it is, and shows no name or number in full', async () => {
    const reply = await search('lead', OWN)
    expect(reply.as(householdsFound).people).toEqual([
      { household: place.households.A12, person: place.persons.A12 },
    ])
    expect(reply.text).not.toContain('张小')
    expect(reply.text).not.toContain('87654321')
  })

  it('finds the same under an earlier key, and a part of a number finds nobody', async () => {
    expect(rooms(await search('lead', '1381234'))).toEqual([])
    expect(rooms(await search('lead', '13812341235'))).toEqual([])
  })
})

describe('a search by name', () => {
  it('finds the head of a household by the whole name, within sight', async () => {
    const reply = await search('lead', '张小A11')
    expect(rooms(reply)).toEqual(['A11'])
    expect(reply.as(householdsFound).foundBy).toBe('name')
    expect(reply.text).not.toContain('张小')
    expect(rooms(await search('lead', '张小'))).toEqual([])
    expect(rooms(await search('lead', '张小B1'))).toEqual([])
    expect(rooms(await search('lead2', '张小B1'))).toEqual(['B1'])
  })

  it('does not find a member who is no head', async () => {
    const { db } = server.database
    await db.none("update person set relation = '子' where id = $1", [place.persons.A12])
    expect(rooms(await search('lead', '张小A12'))).toEqual([])
    await db.none("update person set relation = '户主' where id = $1", [place.persons.A12])
    expect(rooms(await search('lead', '张小A12'))).toEqual(['A12'])
  })
})

it('an address is found as ever, and compared with nobody', async () => {
  const before = await looks()
  const reply = await search('lead', '1号楼 A12')
  expect(rooms(reply)).toEqual(['A12'])
  expect(reply.as(householdsFound)).toMatchObject({ foundBy: 'address', people: [] })
  expect(await looks()).toHaveLength(before.length)
})

it('every look is in the audit with a keyed hash, and the text is nowhere', async () => {
  const before = (await looks()).length
  await search('worker', '张小A11')
  await search('worker', SHARED)
  await search('worker', '欧阳不在')
  const entries = (await looks()).slice(before)
  expect(entries).toEqual(
    ['张小A11', SHARED, '欧阳不在'].map((text) => ({
      verb: text === SHARED ? 'search-phone' : 'search-name',
      account: place.accounts.worker,
      reason_mac: place.secrets.mac(text),
      subject: null,
    })),
  )
  const notes = await server.database.db.any<{ note: string }>('select note from audit_reason')
  expect(notes).toEqual([])
  const log = server.log.join('\n')
  expect(log).toContain('/api/households/search')
  for (const text of ['张小', SHARED, '欧阳']) expect(log).not.toContain(text)
})

it.each(['planner', 'admin', 'head', 'police', 'micro'])('%s finds nobody', async (account) => {
  for (const q of [SHARED, '张小A11']) expect(rooms(await search(account, q))).toEqual([])
})

it.each([SHARED, '138 1234 1234', '+8613812341234', OWN, '8765432'])(
  'a number in an address is refused: “%s”',
  async (q) => {
    const reply = await server.send(`/api/households?q=${encodeURIComponent(q)}`, {
      cookie: await server.signIn('lead', SMALL.password),
      headers: { 'accept-language': 'en' },
    })
    expect(reply.status).toBe(400)
    expect(reply.as(failure).error).toMatchObject({ code: 'use-post' })
    expect(reply.text).toContain('/api/households/search')
    expect(reply.text).not.toContain(q)
  },
)

it.each(['3-2-501', '12 1 1201', '13-2-1201'])('“%s” is an address and no number', async (q) => {
  const reply = await server.send(`/api/households?q=${encodeURIComponent(q)}`, {
    cookie: await server.signIn('lead', SMALL.password),
  })
  expect(reply.status).toBe(200)
})

it.each([undefined, '', 7, '长'.repeat(61)])('refuses to search for %j', async (q) => {
  expect((await search('lead', q)).status).toBe(400)
})

it('wants a session, and stops somebody who tries numbers one after another', async () => {
  expect((await server.send('/api/households/search', { json: { q: 'a' } })).status).toBe(401)
  const cookie = await server.signIn('many', SMALL.password)
  const statuses: number[] = []
  for (let i = 0; i < 61; i++) {
    const json = { q: `1381234${String(i).padStart(4, '0')}` }
    statuses.push((await server.send('/api/households/search', { cookie, json })).status)
  }
  expect(statuses.indexOf(429)).toBe(60)
  const address = await server.send('/api/households/search', { cookie, json: { q: '1号楼 A12' } })
  expect(address.status).toBe(200)
})
