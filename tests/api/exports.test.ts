import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { exportRequest, exportRequests } from '#contract/protection.ts'
import { failure } from '#contract/wire.ts'
import { testDatabase } from '../fixtures/database.ts'
import { type Reply, type Sending, serverOn, type TestServer } from '../fixtures/server.ts'
import { SMALL, type SmallPlace, smallPlace } from '../fixtures/small-place.ts'

let server: TestServer
let place: SmallPlace
const cookies = new Map<string, string>()
const PHONE = '13812341234'
const A = `${SMALL.community}001`
const A11 = `${SMALL.community}003`
const B = `${SMALL.community}005`

beforeAll(async () => {
  const database = await testDatabase()
  place = await smallPlace(database.db)
  const plan = await database.db.one<object>('delete from plan_in_force returning *')
  server = await serverOn(database, place.secrets)
  await database.db.none('insert into plan_in_force values ($[county], $[root], $[plan], $[since])', plan)
  // A child with a number, as an old import may have left one, and an administrator of the next community.
  await database.db.none(
    `insert into person (county, id, household, name, phone, phone_key, relation, birth_year)
       select county, gen_random_uuid(), household, '张小孩', phone, phone_key, '子', extract(year from today()) - 7
       from person where id = $[person];
     insert into jurisdiction (county, code, kind, parent, name, contact_name, contact_phone)
       values ($[county], '999902001002', 'community', '999902001', '邻社区', '值班', '000');
     insert into account (county, id, username, password_hash, capacity, jurisdiction)
       select county, gen_random_uuid(), 'neighbour', password_hash, 'admin', '999902001002' from account
       where username = 'admin';
     insert into account (county, id, username, password_hash, capacity, jurisdiction, staff)
       select county, gen_random_uuid(), u, password_hash, capacity, jurisdiction, staff
       from account, unnest(array['lead-b', 'lead-c', 'lead-d', 'lead-e']) u where username = 'lead'`,
    { ...SMALL, person: place.persons.A12 },
  )
})
afterAll(() => server.close())

async function as(account: string, path: string, sending: Sending = {}): Promise<Reply> {
  const cookie = cookies.get(account) ?? (await server.signIn(account, SMALL.password))
  cookies.set(account, cookie)
  return server.send(path, { ...sending, cookie })
}
const codeOf = (reply: Reply): string => reply.as(failure).error.code
const masked = (account: string, grid: string, format = 'csv') =>
  as(account, '/api/exports', { json: { grid, format } })
const wish = (account: string, json: object = {}) =>
  as(account, '/api/exports/unmasked', {
    json: { id: randomUUID(), grid: A, reason: '防汛转移通知', ...json },
  })
const decide = (account: string, id: string, approve = true) =>
  as(account, `/api/exports/${id}/decide`, { json: { approve } })
const take = (account: string, id: string, format = 'csv') =>
  as(account, `/api/exports/${id}/file`, { json: { format } })
const rowsOf = (reply: Reply): string[] =>
  reply.text.split('\r\n').filter((line) => /"(常住|外出)"/.test(line))
const entries = (verb: string) =>
  server.database.db.any<{
    seq: string
    account: string
    subject: string | null
    grid: string
    reason_code: string
  }>('select seq, account, subject, grid, reason_code from audit_entry where verb = $1 order by seq', [verb])
/** A wish that was agreed to. */
async function agreed(account = 'lead'): Promise<string> {
  const { id } = (await wish(account)).as(exportRequest)
  expect((await decide('head', id)).status).toBe(200)
  return id
}

describe('a masked list', () => {
  it('holds what the account sees of a grid, names and numbers masked, a row a member', async () => {
    const reply = await masked('lead', A)
    expect(reply.status).toBe(200)
    expect(rowsOf(reply)).toHaveLength(4)
    expect(reply.text).toContain('"张*A"')
    expect(reply.text).toContain('"138****1234"')
    for (const text of ['张小', PHONE]) expect(reply.text).not.toContain(text)
    expect(rowsOf(await masked('worker', A))).toHaveLength(1)
    expect(rowsOf(await masked('lead', A11))).toHaveLength(1)
  })

  it('is marked with the entry of the audit it left', async () => {
    const reply = await masked('lead', A)
    const [last] = (await entries('export-masked')).slice(-1)
    expect(last).toMatchObject({ account: place.accounts.lead })
    const mark = `${SMALL.county}-${last?.seq}`
    expect(reply.text).toContain(`审计编号：${mark}`)
    expect(rowsOf(reply).every((line) => line.endsWith(`"${mark}"`))).toBe(true)
    expect(reply.headers.get('content-disposition')).toBe(`attachment; filename=households-${A}-${mark}.csv`)
    expect(reply.headers.get('content-type')).toContain('text/csv')
    expect(reply.headers.get('cache-control')).toBe('no-store')
  })

  it('comes as a workbook too', async () => {
    const reply = await masked('lead', A, 'xlsx')
    expect(reply.headers.get('content-type')).toContain('spreadsheetml')
    expect(reply.text.startsWith('PK')).toBe(true)
  })

  it.each([
    ['planner', 'forbidden'],
    ['admin', 'forbidden'],
    ['head', 'nothing-in-sight'],
  ])('is not for %s, who sees no household', async (account, code) => {
    expect(codeOf(await masked(account, A))).toBe(code)
    expect(codeOf(await wish(account))).toBe(code)
  })

  it('of a grid out of sight is as of one that does not exist, and leaves no line', async () => {
    const before = (await entries('export-masked')).length
    const theirs = await masked('lead', B)
    const none = await masked('lead', `${SMALL.community}999`)
    expect([theirs.status, codeOf(theirs)]).toEqual([404, 'nothing-in-sight'])
    expect(none.text.replace('001999', '001005')).toBe(theirs.text)
    expect(codeOf(await masked('police', A))).toBe('nothing-in-sight')
    expect(codeOf(await masked('expired', A))).toBe('nothing-in-sight')
    expect(await entries('export-masked')).toHaveLength(before)
  })

  it.each([
    { grid: A },
    { grid: '1', format: 'csv' },
    { grid: A, format: 'pdf' },
    { grid: A, format: 'csv', full: true },
  ])('is refused for %j', async (json) => {
    expect(codeOf(await as('lead', '/api/exports', { json }))).toBe('bad-parameter')
  })
})

describe('an unmasked list', () => {
  it('is asked for, agreed to by somebody else and taken by whoever asked', async () => {
    const asked = (await wish('lead')).as(exportRequest)
    expect(asked).toMatchObject({
      state: 'waiting',
      own: true,
      mayDecide: false,
      grid: { code: A },
      until: null,
    })
    const seen = (await as('head', '/api/exports'))
      .as(exportRequests)
      .exports.find(({ id }) => id === asked.id)
    expect(seen).toMatchObject({ own: false, mayDecide: true, reason: '防汛转移通知', askedBy: 'lead' })
    const approved = (await decide('head', asked.id)).as(exportRequest)
    expect(approved).toMatchObject({ state: 'approved', decidedBy: 'head', mayDecide: false })
    const reply = await take('lead', asked.id)
    expect(rowsOf(reply)).toHaveLength(4)
    expect(reply.text).toContain('"张小A11"')
    expect(reply.text).toContain(`"${PHONE}"`)
    const [taken] = (await entries('export-take')).slice(-1)
    expect(taken).toMatchObject({ account: place.accounts.lead, subject: asked.id })
    const mark = `${SMALL.county}-${taken?.seq}`
    expect(reply.text).toContain('严禁外传')
    expect(reply.text).toContain('理由：防汛转移通知　批准人：head')
    expect(rowsOf(reply).every((line) => line.endsWith(`"${mark}"`))).toBe(true)
    for (const verb of ['export-ask', 'export-decide'])
      expect((await entries(verb)).some(({ subject }) => subject === asked.id)).toBe(true)
  })

  it('tells no number of a child', async () => {
    const reply = await take('lead', await agreed())
    const child = rowsOf(reply).find((line) => line.includes('张小孩'))
    expect(child).toContain('"子",""')
  })

  it('is taken once', async () => {
    const id = await agreed()
    const first = await Promise.all([take('lead', id), take('lead', id), take('lead', id)])
    expect(first.map(({ status }) => status).sort()).toEqual([200, 409, 409])
    const again = await take('lead', id, 'xlsx')
    expect([again.status, codeOf(again)]).toEqual([409, 'export-not-ready'])
    expect((await entries('export-take')).filter(({ subject }) => subject === id)).toHaveLength(1)
  })

  it('is taken within a day', async () => {
    const id = await agreed()
    const hours = (n: number) =>
      server.database.db.none(
        "update export_request set decided_at = now() - $1 * interval '1 hour' where id = $2",
        [n, id],
      )
    await hours(24.01)
    expect(codeOf(await take('lead', id))).toBe('export-not-ready')
    const [shown] = (await as('lead', '/api/exports'))
      .as(exportRequests)
      .exports.filter((one) => one.id === id)
    expect(shown?.state).toBe('lapsed')
    await hours(23.9)
    expect((await take('lead', id)).status).toBe(200)
  })

  it('is not taken before anybody agreed, nor when it was refused', async () => {
    const { id } = (await wish('lead-b')).as(exportRequest)
    expect(codeOf(await take('lead-b', id))).toBe('export-not-ready')
    await decide('admin', id, false)
    expect(codeOf(await take('lead-b', id))).toBe('export-not-ready')
  })

  it('is nobody else’s to take', async () => {
    const id = await agreed('lead-b')
    for (const account of ['lead', 'lead2', 'head', 'admin', 'planner', 'head-with-post'])
      expect(codeOf(await take(account, id)), account).toBe('unknown-export')
    expect((await take('lead-b', id)).status).toBe(200)
  })

  it('holds what is in sight when it is taken, not when it was asked for', async () => {
    const id = await agreed('worker')
    await server.database.db.none('update post set valid_to = today() - 1 where id = $1', [
      place.posts.worker,
    ])
    expect(codeOf(await take('worker', id))).toBe('nothing-in-sight')
    await server.database.db.none('update post set valid_to = null where id = $1', [place.posts.worker])
    expect(rowsOf(await take('worker', id))).toHaveLength(1)
  })
})

describe('who decides', () => {
  it('not whoever asked, by the database too', async () => {
    const { id } = (await wish('head-with-post', { grid: A11 })).as(exportRequest)
    const own = await decide('head-with-post', id)
    expect([own.status, codeOf(own)]).toEqual([403, 'own-export'])
    await expect(
      server.database.db.none('update export_request set decided_by = account where id = $1', [id]),
    ).rejects.toThrow(/check/)
    expect((await decide('head', id)).status).toBe(200)
  })

  it.each(['lead', 'lead2', 'planner', 'contact', 'neighbour'])(
    'not %s, who knows of no such wish',
    async (account) => {
      const { id } = (await wish('lead-c')).as(exportRequest)
      expect(codeOf(await decide(account, id))).toBe('unknown-export')
      expect((await as(account, '/api/exports')).text).not.toContain(id)
    },
  )

  it('once, whoever is first', async () => {
    const { id } = (await wish('lead-c')).as(exportRequest)
    const both = await Promise.all([decide('head', id), decide('admin', id, false)])
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409])
    expect(codeOf(await decide('head', id))).toBe('export-decided')
    expect((await entries('export-decide')).filter(({ subject }) => subject === id)).toHaveLength(1)
  })
})

describe('asking', () => {
  it('twice is asking once', async () => {
    const id = randomUUID()
    const replies = [await wish('lead-d', { id }), await wish('lead-d', { id })]
    expect(replies.map(({ status }) => status)).toEqual([201, 200])
    expect((await entries('export-ask')).filter(({ subject }) => subject === id)).toHaveLength(1)
    for (const other of [wish('lead-d', { id, reason: '另一个理由' }), wish('lead2', { id, grid: B })])
      expect(codeOf(await other)).toBe('id-taken')
  })

  it('is for one’s own ground', async () => {
    expect(codeOf(await wish('lead-d', { grid: B }))).toBe('nothing-in-sight')
  })

  it.each([{ reason: '急' }, { reason: 'x'.repeat(201) }, { grid: '1' }, { id: '7' }])(
    'is refused with %j',
    async (json) => {
      expect(codeOf(await wish('lead-d', json))).toBe('bad-parameter')
    },
  )

  it('too often is refused', async () => {
    const statuses: number[] = []
    for (let i = 0; i < 21; i++) statuses.push((await masked('lead-e', A)).status)
    expect(statuses.indexOf(429)).toBe(20)
  })

  it('wants a session', async () => {
    for (const [path, json] of [
      ['/api/exports', { grid: A, format: 'csv' }],
      ['/api/exports/unmasked', {}],
      [`/api/exports/${randomUUID()}/decide`, { approve: true }],
      [`/api/exports/${randomUUID()}/file`, { format: 'csv' }],
    ] as const)
      expect((await server.send(path, { json })).status, path).toBe(401)
  })
})

it('no name, number or reason is in the log', () => {
  const log = server.log.join('\n')
  expect(log).toContain('/api/exports/:id/file')
  for (const text of ['张小', PHONE, '防汛']) expect(log).not.toContain(text)
})
