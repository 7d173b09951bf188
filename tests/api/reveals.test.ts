import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { revealed } from '#contract/households.ts'
import { REVEAL_MINUTES, revealLog } from '#contract/protection.ts'
import { failure } from '#contract/wire.ts'
import { REVEALS_A_DAY } from '../../api/usecases/protection/reveal-person.ts'
import { testDatabase } from '../fixtures/database.ts'
import { type Reply, serverOn, type TestServer } from '../fixtures/server.ts'
import { SMALL, type SmallPlace, smallPlace } from '../fixtures/small-place.ts'

let server: TestServer
let place: SmallPlace
const cookies = new Map<string, string>()

beforeAll(async () => {
  const database = await testDatabase()
  place = await smallPlace(database.db)
  const plan = await database.db.one<object>('delete from plan_in_force returning *')
  server = await serverOn(database, place.secrets)
  await database.db.none('insert into plan_in_force values ($[county], $[root], $[plan], $[since])', plan)
})
afterAll(() => server.close())

async function as(account: string): Promise<string> {
  const cookie = cookies.get(account) ?? (await server.signIn(account, SMALL.password))
  cookies.set(account, cookie)
  return cookie
}
const reveal = async (account: string, person: string | undefined, more: object = {}): Promise<Reply> =>
  server.send(`/api/persons/${person}/reveal`, {
    cookie: await as(account),
    json: { reason: 'visit', ...more },
  })
const codeOf = (reply: Reply): string => reply.as(failure).error.code
const log = async (account: string, query = ''): Promise<Reply> =>
  server.send(`/api/reveals${query}`, { cookie: await as(account) })
const entryOf = (reply: Reply) =>
  server.database.db.one<object>(
    'select subject, about, grid is not null as placed from audit_entry where seq = $1',
    [reply.as(revealed).auditSeq],
  )

async function visitTo(household: string | undefined): Promise<string> {
  const id = randomUUID()
  await server.database.db.none(
    "insert into visit (county, id, household, account, at, outcome) values ($1, $2, $3, $4, now(), 'met')",
    [SMALL.county, id, household, place.accounts.lead],
  )
  return id
}

async function member(
  household: string | undefined,
  more: Readonly<Record<string, unknown>> = {},
): Promise<string> {
  const id = randomUUID()
  await server.database.db.none(
    `insert into person (county, id, household, name, relation, birth_year, guardian)
     values ($[county], $[id], $[household], $[name], $[relation], extract(year from today())::int - $[age], $[guardian])`,
    { county: SMALL.county, id, household, name: '张小孩', relation: '子', age: 6, guardian: null, ...more },
  )
  return id
}

describe('a reveal', () => {
  it('is for ten minutes', async () => {
    const before = Date.now()
    const { until, through, person } = (await reveal('worker', place.persons.A11)).as(revealed)
    expect(Date.parse(until) - before).toBeGreaterThanOrEqual(REVEAL_MINUTES * 60_000)
    expect(Date.parse(until) - Date.now()).toBeLessThanOrEqual(REVEAL_MINUTES * 60_000)
    expect([through, person]).toEqual(['self', place.persons.A11])
  })

  it('is bound to a visit to that household, which the audit keeps', async () => {
    const about = await visitTo(place.households.A11)
    const reply = await reveal('worker', place.persons.A11, { about })
    expect(await entryOf(reply)).toEqual({ subject: place.persons.A11, about, placed: true })
    expect(await entryOf(await reveal('worker', place.persons.A11))).toMatchObject({ about: null })
  })

  it('is refused for a visit to another household, out of sight, or none at all', async () => {
    const before = await server.database.db.one("select count(*) from audit_entry where verb = 'reveal'")
    for (const about of [
      await visitTo(place.households.A12),
      await visitTo(place.households.B1),
      randomUUID(),
    ]) {
      const reply = await reveal('lead', place.persons.A11, { about })
      expect([reply.status, codeOf(reply)]).toEqual([404, 'visit-elsewhere'])
      expect(reply.text).not.toContain('1381234')
    }
    expect(codeOf(await reveal('lead', place.persons.A11, { about: '7' }))).toBe('bad-parameter')
    expect(await server.database.db.one("select count(*) from audit_entry where verb = 'reveal'")).toEqual(
      before,
    )
  })
})

describe('a member under 14', () => {
  it('is reached through the guardian, whose number it is and whom the audit names', async () => {
    const guardian = place.persons.A11
    const child = await member(place.households.A12, { guardian })
    const reply = await reveal('lead', child)
    expect(reply.as(revealed)).toMatchObject({
      id: child,
      person: guardian,
      name: '张小A11',
      phone: '13812341234',
      through: 'guardian',
    })
    expect(reply.text).not.toContain('张小孩')
    expect(await entryOf(reply)).toMatchObject({ subject: guardian })
  })

  it('without a guardian through the head of the household', async () => {
    const child = await member(place.households.A11)
    expect((await reveal('worker', child)).as(revealed)).toMatchObject({
      person: place.persons.A11,
      through: 'guardian',
    })
  })

  it('never through somebody out of sight, nor through another child', async () => {
    const { db } = server.database
    await db.none("update person set relation = '妻' where id = $1", [place.persons.A])
    const child = await member(place.households.A, { guardian: place.persons.B1 })
    const reply = await reveal('lead', child)
    expect([reply.status, codeOf(reply)]).toEqual([409, 'no-guardian'])
    const sibling = await member(place.households.A, { guardian: child })
    expect(codeOf(await reveal('lead', sibling))).toBe('no-guardian')
    await db.none("update person set relation = '户主' where id = $1", [place.persons.A])
  })

  it('is one no more at 14, and of no known age not either', async () => {
    const grown = await member(place.households.A11, { age: 14 })
    expect((await reveal('worker', grown)).as(revealed)).toMatchObject({ person: grown, through: 'self' })
    const ageless = await member(place.households.A11, { age: null })
    expect((await reveal('worker', ageless)).as(revealed)).toMatchObject({ person: ageless, through: 'self' })
    const almost = await member(place.households.A11, { age: 13 })
    expect((await reveal('worker', almost)).as(revealed).through).toBe('guardian')
  })

  it('out of sight is as unknown as anybody', async () => {
    const child = await member(place.households.B1)
    expect(codeOf(await reveal('lead', child))).toBe('unknown-person')
  })
})

describe('a day’s measure', () => {
  it('is counted in the database, so that a restart or another server gives no new one', async () => {
    const { db } = server.database
    const append = (n: number) =>
      db.any(
        "select audit_append($1, $2, 'reveal', null, null, null, 'visit', null, null, null) from generate_series(1, $3)",
        [SMALL.county, place.accounts.many, n],
      )
    await append(REVEALS_A_DAY - 1)
    expect((await reveal('many', place.persons.A11)).status).toBe(200)
    const refused = await reveal('many', place.persons.A11)
    expect([refused.status, codeOf(refused)]).toEqual([429, 'too-many-requests'])
    const wait = Number(refused.headers.get('retry-after'))
    expect(wait).toBeGreaterThan(86_000)
    expect(wait).toBeLessThanOrEqual(86_400)
    expect((await reveal('lead', place.persons.A11)).status).toBe(200)
    await db.tx(async (t) => {
      await t.none("set local session_replication_role = 'replica'")
      await t.none("update audit_entry set at = at - interval '25 hours' where account = $1", [
        place.accounts.many,
      ])
    })
    expect((await reveal('many', place.persons.A11)).status).toBe(200)
  })
})

describe('who revealed', () => {
  it.each(['head', 'planner', 'admin', 'head-with-post'])(
    'is shown to %s: who, when, where, why, and not whom',
    async (account) => {
      const about = await visitTo(place.households.A11)
      await reveal('worker', place.persons.A11, { about, note: '送药' })
      const reply = await log(account)
      const { reveals, accounts } = reply.as(revealLog)
      expect(reveals[0]).toMatchObject({
        username: 'worker',
        staff: 'worker',
        grid: { code: `${SMALL.community}003`, name: 'A11' },
        reason: 'visit',
        note: '送药',
        bound: true,
      })
      const own = reveals.filter(({ username }) => username === 'worker').length
      expect(accounts.find(({ username }) => username === 'worker')?.reveals).toBe(own)
      for (const hidden of ['张小', place.persons.A11, place.households.A11, about, '1381234'])
        expect(reply.text).not.toContain(hidden)
    },
  )

  it.each(['lead', 'worker', 'contact', 'police'])('is not for %s', async (account) => {
    const reply = await log(account)
    expect([reply.status, codeOf(reply)]).toEqual([403, 'forbidden'])
  })

  it('is told within reach alone', async () => {
    await server.database.db.none(
      `insert into jurisdiction (county, code, kind, parent, name, contact_name, contact_phone)
         values ($[county], '999902001002', 'community', '999902001', '邻社区', '值班', '000');
       insert into account (county, id, username, password_hash, capacity, jurisdiction)
         select county, gen_random_uuid(), 'neighbour', password_hash, 'head', '999902001002' from account
         where username = 'head'`,
      SMALL,
    )
    await reveal('worker', place.persons.A11)
    const { reveals } = (await log('neighbour')).as(revealLog)
    expect(reveals.filter(({ grid }) => grid !== null)).toEqual([])
  })

  it('is told for a span of town days', async () => {
    const { day, before } = await server.database.db.one<{ day: string; before: string }>(
      'select today() as day, today() - 1 as before',
    )
    await reveal('worker', place.persons.A11)
    const span = async (from: string, to: string) =>
      (await log('head', `?from=${from}&to=${to}`)).as(revealLog)
    expect(await span(day, day)).toMatchObject({ from: day, to: day, truncated: false })
    expect((await span(day, day)).reveals.length).toBeGreaterThan(0)
    expect((await span(before, before)).reveals.every(({ username }) => username === 'many')).toBe(true)
    expect((await log('head')).as(revealLog).to).toBe(day)
  })

  it.each(['?from=2026-01-02&to=2026-01-01', '?from=2020-01-01&to=2026-01-01', '?from=x', '?to=2026-13-01'])(
    'is refused for “%s”',
    async (query) => {
      expect(codeOf(await log('head', query))).toBe('bad-parameter')
    },
  )

  it('wants a session', async () => {
    expect((await server.send('/api/reveals')).status).toBe(401)
  })
})

it('no name, number or note is in the log', () => {
  const lines = server.log.join('\n')
  expect(lines).toContain('/api/persons/:id/reveal')
  for (const text of ['张小', '1381234', '送药']) expect(lines).not.toContain(text)
})
