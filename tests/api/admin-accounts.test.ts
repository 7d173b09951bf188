import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  account,
  accountReach,
  accounts,
  accountWithPassword,
  type NewAccount,
  settings,
} from '#contract/accounts.ts'
import { session, sessionsEnded } from '#contract/session.ts'
import { failure } from '#contract/wire.ts'
import { townDay } from '../../api/lookup/town-day.ts'
import type { Reply } from '../fixtures/server.ts'
import { TINY_PASSWORD, type TinyServer, tinyServer } from '../fixtures/tiny-server.ts'
import { tinyId } from '../fixtures/tiny-town.ts'

const COUNTY = '999902'
const COMMUNITY = '999902001001'
const TODAY = townDay()
const day = (after: number) => new Date(Date.parse(TODAY) + after * 86_400_000).toISOString().slice(0, 10)

let server: TinyServer
let admin: string

beforeAll(async () => {
  server = await tinyServer()
  admin = await server.as('admin')
})
afterAll(() => server.close())

const send = (method: 'GET' | 'POST' | 'PUT' | 'PATCH', path: string, json?: object, cookie = admin) =>
  server.send(`/api/admin/${path}`, { method, cookie, ...(method !== 'GET' && { json: json ?? {} }) })
const codeOf = (reply: Reply) => {
  const { code, reason } = reply.as(failure).error
  return [reply.status, code, reason]
}
const list = async (cookie = admin) =>
  (await send('GET', 'accounts', undefined, cookie)).as(accounts).accounts
const idOf = async (username: string) => (await list()).find((each) => each.username === username)!.id
const wish = (more: Partial<NewAccount> = {}): NewAccount => ({
  id: randomUUID(),
  username: `user-${randomUUID().slice(0, 8)}`,
  password: null,
  capacity: 'worker',
  jurisdiction: COMMUNITY,
  ...more,
})
const who = (cookie: string) => server.send('/api/session', { cookie })

describe('accounts', () => {
  it('are listed without any secret, one’s own marked', async () => {
    const reply = await send('GET', 'accounts')
    expect(reply.text).not.toMatch(/argon2|hash/)
    const all = await list()
    expect(all.map(({ username }) => username)).toEqual([
      'admin',
      'head',
      'lead',
      'lead2',
      'planner',
      'worker',
    ])
    expect(all.filter(({ mine }) => mine).map(({ username }) => username)).toEqual(['admin'])
    expect(all.find(({ username }) => username === 'lead')).toMatchObject({
      staff: { id: tinyId('staff', 1), name: '王干部1' },
      jurisdiction: { code: COMMUNITY, name: '小社区' },
      codes: false,
    })
  })

  it('get a password that is made, shown once, and signs in', async () => {
    const wanted = wish({ staff: tinyId('staff', 4) })
    const made = await send('POST', 'accounts', wanted)
    const { password } = made.as(accountWithPassword)
    expect([made.status, password]).toEqual([201, expect.stringMatching(/^([a-z2-9]{4}-){3}[a-z2-9]{4}$/)])
    const again = await send('POST', 'accounts', wanted)
    expect([again.status, again.as(accountWithPassword).password]).toEqual([200, null])
    expect((await who(await server.signIn(wanted.username, password!))).as(session).name).toBe('王干部4')
  })

  it.each<[string, Partial<NewAccount>]>([
    ['name-taken', { username: 'lead' }],
    ['password-too-short', { password: 'tiny-one' }],
    ['unknown-jurisdiction', { jurisdiction: '999902009009' }],
    ['unknown-jurisdiction', { jurisdiction: '110101' }],
    ['grid-for-planners', { reachGrid: tinyId('grid', 1) }],
    ['unknown-grid', { capacity: 'planner', reachGrid: tinyId('grid', 99) }],
  ])('are refused with %s and a sentence', async (reason, more) => {
    const refused = await send('POST', 'accounts', wish(more))
    expect(codeOf(refused)).toEqual([422, 'account-refused', reason])
    expect(refused.as(failure).error.message).toMatch(/账号不能这样：.+。/)
    expect(refused.text).not.toContain('tiny-one')
  })

  it.each([
    ['no name', { username: ' ' }],
    ['a capacity that is none', { capacity: 'god' }],
    ['a password of 201 characters', { password: 'p'.repeat(201) }],
    ['a field too many', { hash: 'x' }],
  ])('are not made of %s', async (_, more) => {
    const reply = await send('POST', 'accounts', { ...wish(), ...more })
    expect(codeOf(reply).slice(0, 2)).toEqual([400, 'bad-parameter'])
    expect(reply.text).not.toContain('ppp')
  })

  it('change what they may do and who they are, from the next request on', async () => {
    const wanted = wish({ password: 'a long enough one' })
    await send('POST', 'accounts', wanted)
    const cookie = await server.signIn(wanted.username, 'a long enough one')
    const change = { capacity: 'planner', jurisdiction: '999902001', reachGrid: tinyId('grid', 2) }
    const changed = (await send('PATCH', `accounts/${wanted.id}`, change)).as(account)
    expect(changed).toMatchObject({
      capacity: 'planner',
      reachGrid: { key: tinyId('grid', 2), name: '第2网格' },
    })
    expect((await who(cookie)).as(session)).toMatchObject({ capacity: 'planner', jurisdiction: '999902001' })
    // A worker is bound to no grid: what was said of the planner falls away.
    const back = (await send('PATCH', `accounts/${wanted.id}`, { capacity: 'worker' })).as(account)
    expect(back.reachGrid).toBeNull()
    expect(codeOf(await send('PATCH', `accounts/${wanted.id}`, { staff: randomUUID() }))[1]).toBe(
      'unknown-staff',
    )
    expect(codeOf(await send('PATCH', `accounts/${randomUUID()}`, {}))[1]).toBe('unknown-account')
  })

  it('that are shut are signed out at once, cannot sign in, and come back', async () => {
    const id = await idOf('worker')
    const cookie = await server.as('worker')
    expect((await send('POST', `accounts/${id}/disable`)).as(account).disabledAt).not.toBeNull()
    expect(codeOf(await who(cookie))[1]).toBe('not-signed-in')
    const refused = await server.send('/api/session', {
      json: { username: 'worker', password: TINY_PASSWORD },
    })
    expect(codeOf(refused)[1]).toBe('wrong-password')
    expect((await send('POST', `accounts/${id}/enable`)).as(account).disabledAt).toBeNull()
    expect((await who(await server.as('worker'))).status).toBe(200)
  })

  it('get a new password, which ends what they had open', async () => {
    const id = await idOf('lead2')
    const cookie = await server.as('lead2')
    const { password } = (await send('POST', `accounts/${id}/password`, { password: null })).as(
      accountWithPassword,
    )
    expect((await who(cookie)).status).toBe(401)
    await server.signIn('lead2', password!)
    const given = await send('POST', `accounts/${id}/password`, { password: TINY_PASSWORD })
    expect(given.as(accountWithPassword).password).toBeNull()
    const [a] = [await server.as('lead2'), await server.as('lead2')]
    expect((await send('POST', `accounts/${id}/sessions/end`)).as(sessionsEnded)).toEqual({ ended: 2 })
    expect((await who(a)).status).toBe(401)
  })

  it('keep an administrator for all ground: not oneself, not the last one, not two each other', async () => {
    const own = await idOf('admin')
    expect(codeOf(await send('POST', `accounts/${own}/disable`))[2]).toBe('own-account')
    expect(codeOf(await send('PATCH', `accounts/${own}`, { capacity: 'worker' }))[2]).toBe('own-account')
    expect(codeOf(await send('POST', `accounts/${own}/password`, { password: null }))[2]).toBe('own-secrets')
    const second = wish({ capacity: 'admin', jurisdiction: COUNTY, password: 'a long enough one' })
    await send('POST', 'accounts', second)
    const other = await server.signIn(second.username, 'a long enough one')
    const both = await Promise.all([
      send('POST', `accounts/${second.id}/disable`),
      send('POST', `accounts/${own}/disable`, undefined, other),
    ])
    const statuses = both.map(({ status }) => status).sort()
    expect([
      [200, 401],
      [200, 422],
    ]).toContainEqual(statuses)
    await server.database.db.none("update account set disabled_at = null where capacity = 'admin'")
    admin = await server.as('admin')
    await send('POST', `accounts/${second.id}/disable`)
    // Now an administrator of a part is not enough for the whole.
    const part = wish({ capacity: 'admin', jurisdiction: COMMUNITY, password: 'a long enough one' })
    await send('POST', 'accounts', part)
    const small = await server.signIn(part.username, 'a long enough one')
    expect(codeOf(await send('POST', `accounts/${own}/disable`, undefined, small))[1]).toBe('unknown-account')
    expect((await list(small)).map(({ username }) => username)).not.toContain('admin')
    expect(codeOf(await send('POST', 'accounts', wish({ jurisdiction: COUNTY }), small))[2]).toBe(
      'unknown-jurisdiction',
    )
    expect(codeOf(await send('PUT', 'settings', { selfApproval: true }, small))).toEqual([
      403,
      'forbidden',
      undefined,
    ])
    expect((await send('POST', `accounts/${part.id}/disable`)).status).toBe(200)
  })

  it('are nobody else’s business', async () => {
    const id = await idOf('lead')
    for (const username of ['head', 'planner', 'lead']) {
      const cookie = await server.as(username)
      for (const [method, path, json] of [
        ['GET', 'accounts'],
        ['POST', 'accounts', wish()],
        ['PATCH', `accounts/${id}`, { capacity: 'admin' }],
        ['POST', `accounts/${id}/password`, { password: null }],
        ['POST', `accounts/${id}/disable`],
        ['POST', `accounts/${id}/enable`],
        ['POST', `accounts/${id}/sessions/end`],
        ['POST', `accounts/${id}/one-time-codes/reset`],
        ['GET', `accounts/${id}/reach`],
        ['GET', 'settings'],
        ['PUT', 'settings', { selfApproval: true }],
      ] as const) {
        expect(codeOf(await send(method, path, json, cookie)), `${username} ${path}`).toEqual([
          403,
          'forbidden',
          undefined,
        ])
      }
    }
  })
})

describe('what an account will see', () => {
  const reach = async (id: string, on = TODAY) =>
    (await send('GET', `accounts/${id}/reach?on=${on}`)).as(accountReach)

  it('is its grids with counts, and what is assigned, on that day', async () => {
    const lead = await reach(await idOf('lead'))
    expect(lead.grids).toEqual([expect.objectContaining({ name: '第1网格', level: 1 })])
    const cookie = await server.as('lead')
    const code = lead.grids[0]!.code
    const seen = JSON.parse((await server.send(`/api/households?grid=${code}`, { cookie })).text) as {
      households: []
    }
    expect(lead.grids[0]!.households).toBe(seen.households.length)
    expect(lead).toMatchObject({ nothing: null, posts: [{ role: { code: 'lead' }, standing: 'current' }] })
    expect(lead.plans).toEqual([expect.objectContaining({ scheduled: false })])
    const contact = wish({ staff: tinyId('staff', 4) })
    await send('POST', 'accounts', contact)
    expect(await reach(contact.id)).toMatchObject({ grids: [], assigned: 2, nothing: null })
  })

  it('follows a plan that is scheduled, by where households stand', async () => {
    const { db } = server.database
    const { id, effective_from } = await db.one<{ id: string; effective_from: string }>(
      "select id, effective_from from plan where state = 'published'",
    )
    // The plan as if it were to come: nothing in force, the same grids published for a day ahead.
    const [held] = await db.any('delete from plan_in_force returning *')
    await db.none('update plan set effective_from = today() + 5 where id = $1', [id])
    const lead = await idOf('lead')
    expect((await reach(lead)).nothing).toMatchObject({ reason: 'no-plan' })
    const then = await reach(lead, day(6))
    expect(then.plans).toEqual([expect.objectContaining({ scheduled: true, effectiveFrom: day(5) })])
    expect(then.grids).toEqual([expect.objectContaining({ name: '第1网格', households: 4 })])
    await db.none('update plan set effective_from = $2 where id = $1', [id, effective_from])
    await db.none('insert into plan_in_force values ($[county], $[root], $[plan], $[since])', held)
  })

  it.each<[string, string, Partial<NewAccount>, string?]>([
    ['counts-only', '看不到住户', { capacity: 'admin' }],
    ['no-staff', '没有关联人员', {}],
    ['posts-to-come', '还没有开始', { staff: tinyId('staff', 2) }, '2020-01-01'],
  ])('is nothing for %s, in words', async (reason, words, more, on) => {
    const wanted = wish(more)
    await send('POST', 'accounts', wanted)
    const { nothing, grids, assigned } = await reach(wanted.id, on)
    expect([nothing?.reason, grids, assigned]).toEqual([reason, [], 0])
    expect(nothing?.message).toContain(words)
  })

  it('is nothing for a shut one, and the day must be one', async () => {
    const wanted = wish({ staff: tinyId('staff', 1) })
    await send('POST', 'accounts', wanted)
    await send('POST', `accounts/${wanted.id}/disable`)
    expect((await reach(wanted.id)).nothing?.reason).toBe('disabled')
    expect((await send('GET', `accounts/${wanted.id}/reach?on=tomorrow`)).status).toBe(400)
  })
})

describe('settings', () => {
  it('are off until an administrator of the county turns them on', async () => {
    expect((await send('GET', 'settings')).as(settings)).toEqual({
      selfApproval: false,
      codesForAdmins: false,
    })
    expect((await send('PUT', 'settings', { selfApproval: true })).as(settings).selfApproval).toBe(true)
    expect((await send('PUT', 'settings', {})).as(settings).selfApproval).toBe(true)
    expect((await send('PUT', 'settings', { selfApproval: false })).as(settings).selfApproval).toBe(false)
    expect((await send('PUT', 'settings', { selfApproval: 'yes' })).status).toBe(400)
    const { n } = await server.database.db.one<{ n: number }>(
      `select count(*)::int as n from audit_entry where verb = 'setting-change' and reason_code = 'self-approval'`,
    )
    expect(n).toBe(2)
  })
})
