import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { householdDetail, householdList, revealed } from '#contract/households.ts'
import { session } from '#contract/session.ts'
import { failure } from '#contract/wire.ts'
import { testDatabase } from '../fixtures/database.ts'
import { type Reply, serverOn, type TestServer } from '../fixtures/server.ts'
import { SMALL, type SmallPlace, smallPlace } from '../fixtures/small-place.ts'

let server: TestServer
let place: SmallPlace
const cookies = new Map<string, string>()

beforeAll(async () => {
  const database = await testDatabase()
  place = await smallPlace(database.db)
  const plan = await database.db.one<{ county: string; root: string; plan: string; since: string }>(
    'delete from plan_in_force returning *',
  )
  server = await serverOn(database, place.secrets)
  // Sight follows the database at once; what is in memory answers look-ups, and there is no ground to look up here.
  await database.db.none('insert into plan_in_force values ($[county], $[root], $[plan], $[since])', plan)
})
afterAll(() => server.close())

async function as(account: string): Promise<string> {
  const known = cookies.get(account)
  if (known !== undefined) return known
  const cookie = await server.signIn(account, SMALL.password)
  cookies.set(account, cookie)
  return cookie
}
const get = async (account: string, path: string): Promise<Reply> =>
  server.send(path, { cookie: await as(account) })
const reveal = async (account: string, person: string | undefined, json: unknown): Promise<Reply> =>
  server.send(`/api/persons/${person}/reveal`, { cookie: await as(account), json })
const codeOf = (reply: Reply): string => reply.as(failure).error.code
const places = (reply: Reply): string[] =>
  reply
    .as(householdList)
    .households.map(({ room }) => room)
    .sort()
const ALL = 'bbox=119,29,121,31'

describe('a list of households', () => {
  it.each([
    ['lead', ['A', 'A11', 'A12']],
    ['worker', ['A11']],
    ['contact', ['B3', 'gap']],
    ['micro', []],
    ['police', []],
    ['expired', []],
    ['future', []],
    ['many', ['A11', 'A12', 'B1', 'B10', 'B2', 'B3', 'B4', 'B5', 'B7', 'B8']],
  ])('holds what %s answers for and nothing more', async (account, rooms) => {
    const reply = await get(account, `/api/households?${ALL}`)
    expect(places(reply)).toEqual(rooms)
    expect(reply.as(householdList)).toMatchObject({ truncated: false, count: rooms.length })
  })

  it('by grid takes the grids below and stays within sight', async () => {
    const grid = (n: number): string => `/api/households?grid=${SMALL.community}${String(n).padStart(3, '0')}`
    expect(places(await get('lead', grid(1)))).toEqual(['A', 'A11', 'A12'])
    expect(places(await get('lead', grid(2)))).toEqual(['A11', 'A12'])
    expect(places(await get('lead', grid(3)))).toEqual(['A11'])
    expect(places(await get('lead', grid(5)))).toEqual([])
    expect(places(await get('lead2', grid(1)))).toEqual([])
    expect(places(await get('worker', grid(1)))).toEqual(['A11'])
    expect(places(await get('lead', '/api/households?grid=999902001001999'))).toEqual([])
  })

  it('by box, by building and by words', async () => {
    expect(places(await get('lead', '/api/households?bbox=119.9995,29.9,120.0005,30.1'))).toEqual(['A'])
    const [{ building } = { building: '' }] = (await get('lead', `/api/households?${ALL}`)).as(
      householdList,
    ).households
    expect(places(await get('lead', `/api/households?building=${building}`))).toEqual(['A', 'A11', 'A12'])
    expect(places(await get('lead', `/api/households?q=${encodeURIComponent('1号楼 A12')}`))).toEqual(['A12'])
    // Names are searched by POST alone, where they stand in no address.
    expect(places(await get('lead', `/api/households?q=${encodeURIComponent('张小A11')}`))).toEqual([])
  })

  it.each(['%', '_', "' or '1'='1", '$[county]', '$1', '\\', "'; drop table person; --"])(
    'takes the words “%s” as they are',
    async (words) => {
      const reply = await get('lead', `/api/households?q=${encodeURIComponent(words)}`)
      expect(reply.status).toBe(200)
      expect(places(reply)).toEqual([])
    },
  )

  it('shows no full name and no number', async () => {
    const reply = await get('lead', `/api/households?${ALL}`)
    expect(reply.as(householdList).households.map(({ head }) => head)).toEqual(['张*A', '张**1', '张**2'])
    expect(reply.text).not.toContain('张小')
    expect(reply.text).not.toContain('1381234')
  })

  it.each([
    ['', 'exactly one'],
    ['?grid=1', 'grid'],
    ['?grid=999902001001001&q=a', 'exactly one'],
    ['?bbox=1,2,3', 'bbox'],
    ['?bbox=121,30,120,31', 'bbox'],
    ['?bbox=-999,0,999,0', 'bbox'],
    [`?bbox=${'9'.repeat(400)},0,1,1`, 'bbox'],
    ['?building=7', 'building'],
    ['?q=', 'exactly one'],
    ['?q=a&q=b', 'q'],
    [`?q=${'长'.repeat(61)}`, 'q'],
  ])('refuses the query “%s” and names what is wrong', async (query, name) => {
    const cookie = await as('lead')
    const reply = await server.send(`/api/households${query}`, {
      cookie,
      headers: { 'accept-language': 'en' },
    })
    expect(reply.status).toBe(400)
    expect(reply.as(failure).error).toMatchObject({
      code: 'bad-parameter',
      message: expect.stringContaining(name),
    })
  })
})

describe('accounts that count', () => {
  it.each(['planner', 'admin', 'head'])('%s gets a number and no household', async (account) => {
    const list = (await get(account, `/api/households?${ALL}`)).as(householdList)
    expect(list).toEqual({ households: [], truncated: false, count: 14 })
    const some = (await get(account, '/api/households?bbox=119.9995,29.9,120.0015,30.1')).as(householdList)
    expect(some.count).toBe(2)
    const words = (await get(account, `/api/households?q=${encodeURIComponent('张小A11')}`)).as(householdList)
    expect(words).toEqual({ households: [], truncated: false, count: null })
  })

  it('a head with a post of their own sees its households and counts the rest', async () => {
    const reply = await get('head-with-post', `/api/households?${ALL}`)
    expect(places(reply)).toEqual(['A11'])
    expect(reply.as(householdList).count).toBe(14)
  })

  it.each(['planner', 'admin', 'head'])('%s can open no household and reveal nobody', async (account) => {
    expect(codeOf(await get(account, `/api/households/${place.households.A11}`))).toBe('unknown-household')
    expect(codeOf(await reveal(account, place.persons.A11, { reason: 'visit' }))).toBe('unknown-person')
  })
})

describe('a household', () => {
  it('shows its members masked, with their tags, and leaves a line in the audit', async () => {
    const reply = await get('worker', `/api/households/${place.households.A11}`)
    const household = reply.as(householdDetail)
    expect(household).toMatchObject({ room: 'A11', members: 1, head: '张**1', address: '1号楼A11' })
    expect(household.grid).toEqual({ code: `${SMALL.community}003`, name: 'A11' })
    expect(household.people).toMatchObject([{ name: '张**1', phone: '138****1234', relation: '户主' }])
    expect(household.people[0]?.tags).toMatchObject([{ kind: 'elder-alone', purpose: 'visits' }])
    expect(reply.text).not.toContain('13812341234')
    expect(reply.text).not.toContain('张小')
    const [last] = await server.database.db.any<Record<string, unknown>>(
      'select * from audit_entry order by seq desc limit 1',
    )
    expect(last).toMatchObject({
      verb: 'open-household',
      subject: place.households.A11,
      account: place.accounts.worker,
    })
  })

  it('shows a contact member no tag', async () => {
    const household = (await get('contact', `/api/households/${place.households.B3}`)).as(householdDetail)
    expect(household.people).toMatchObject([{ tags: [] }])
    expect(household.grid).toMatchObject({ name: 'B3' })
    const gap = (await get('contact', `/api/households/${place.households.gap}`)).as(householdDetail)
    expect(gap.grid).toBeNull()
  })

  it('out of sight is answered like one that does not exist, and is not audited', async () => {
    const before = await server.database.db.one<{ n: number }>('select count(*)::int as n from audit_entry')
    const others = await get('lead', `/api/households/${place.households.B1}`)
    const none = await get('lead', '/api/households/00000000-0000-4000-8000-000000000000')
    expect(others.status).toBe(404)
    expect(others.text).toBe(none.text)
    const one = await reveal('lead', place.persons.B1, { reason: 'visit' })
    const nobody = await reveal('lead', '00000000-0000-4000-8000-000000000000', { reason: 'visit' })
    expect(one.status).toBe(404)
    expect(one.text).toBe(nobody.text)
    const after = await server.database.db.one<{ n: number }>('select count(*)::int as n from audit_entry')
    expect(after.n).toBe(before.n)
  })

  it.each(['7', 'null', "'%20or%201=1", '%E0%A4%A'])('has no id “%s”', async (id) => {
    expect((await get('lead', `/api/households/${id}`)).status).toBe(400)
  })
})

describe('revealing', () => {
  it('gives name and number for a reason, which the audit keeps with a keyed hash of the words', async () => {
    const note = '约好下午上门'
    const reply = await reveal('worker', place.persons.A11, { reason: 'visit', note })
    const shown = reply.as(revealed)
    expect(shown).toMatchObject({ name: '张小A11', phone: '13812341234' })
    expect(reply.headers.get('cache-control')).toBe('no-store')
    const entry = await server.database.db.one<{ reason_mac: Buffer }>(
      `select e.*, r.note from audit_entry e left join audit_reason r on r.county = e.county and r.seq = e.seq
       where e.seq = $1`,
      [shown.auditSeq],
    )
    expect(entry).toMatchObject({
      verb: 'reveal',
      subject: place.persons.A11,
      account: place.accounts.worker,
      reason_code: 'visit',
      note,
    })
    expect(entry.reason_mac).toEqual(place.secrets.mac(note))
  })

  it.each([
    ['no reason', {}],
    ['a reason off the list', { reason: 'curious' }],
    ['a long note', { reason: 'visit', note: 'x'.repeat(201) }],
    ['a field too many', { reason: 'visit', as: 'admin' }],
  ])('is refused with %s, and nothing is shown', async (_, why) => {
    const reply = await reveal('worker', place.persons.A11, why)
    expect(codeOf(reply)).toBe('bad-parameter')
    expect(reply.text).not.toContain('13812341234')
  })

  it('shows nothing when the audit cannot be written', async () => {
    const { db } = server.database
    const rights = 'function audit_append(text, uuid, text, uuid, uuid, uuid, text, bytea, text, uuid)'
    await db.none(`revoke execute on ${rights} from gridhold_staff`)
    const refused = await reveal('worker', place.persons.A11, { reason: 'visit' })
    const closed = await get('worker', `/api/households/${place.households.A11}`)
    await db.none(`grant execute on ${rights} to gridhold_staff`)
    for (const reply of [refused, closed]) {
      expect([reply.status, codeOf(reply)]).toEqual([500, 'unexpected'])
      expect(reply.text).not.toContain('张')
    }
    expect((await reveal('worker', place.persons.A11, { reason: 'visit' })).status).toBe(200)
  })

  it('stops somebody who copies a register', async () => {
    const statuses: number[] = []
    for (let i = 0; i < 31; i++)
      statuses.push((await reveal('many', place.persons.A11, { reason: 'visit' })).status)
    expect(statuses.indexOf(429)).toBe(30)
    const waiting = await reveal('many', place.persons.A12, { reason: 'visit' })
    expect(codeOf(waiting)).toBe('too-many-requests')
    expect(Number(waiting.headers.get('retry-after'))).toBeGreaterThan(60)
    expect((await reveal('lead', place.persons.A12, { reason: 'visit' })).status).toBe(200)
  })
})

describe('who asks', () => {
  it.each(['/api/households?q=a', '/api/households/x', '/api/coverage', '/api/session'])(
    '%s wants a session',
    async (path) => {
      const reply = await server.send(path)
      expect([reply.status, codeOf(reply)]).toEqual([401, 'not-signed-in'])
    },
  )

  it('loses sight over HTTP with the last day of the post, within the same session', async () => {
    const cookie = await as('lead2')
    const list = async () =>
      (await server.send(`/api/households?${ALL}`, { cookie })).as(householdList).households.length
    const grids = async () => (await server.send('/api/session', { cookie })).as(session).grids.length
    expect([await list(), await grids()]).toEqual([10, 1])
    const person = place.persons.B1
    expect((await reveal('lead2', person, { reason: 'visit' })).status).toBe(200)
    await server.database.db.none('update post set valid_to = today() - 1 where id = $1', [place.posts.lead2])
    expect([await list(), await grids()]).toEqual([0, 0])
    expect((await reveal('lead2', person, { reason: 'visit' })).status).toBe(404)
  })

  it('leaves no name, number, word or address in the log', () => {
    const log = server.log.join('')
    expect(log).toContain('/api/households/:id')
    expect(log).toContain('"code":"42501"')
    for (const secret of ['张小', '1381234', '上门', 'bbox', place.persons.A11 ?? '?', SMALL.password]) {
      expect(log).not.toContain(secret)
    }
  })
})
