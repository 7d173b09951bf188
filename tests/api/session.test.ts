import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { session } from '#contract/session.ts'
import { failure } from '#contract/wire.ts'
import { testDatabase } from '../fixtures/database.ts'
import { cookieOf, type Reply, serverOn, type TestServer } from '../fixtures/server.ts'
import { SMALL, type SmallPlace, smallPlace } from '../fixtures/small-place.ts'

let server: TestServer
let place: SmallPlace

beforeAll(async () => {
  const database = await testDatabase()
  place = await smallPlace(database.db)
  // No faces were written, so there is no plan to look up: signing in must not need one.
  await database.db.none('delete from plan_in_force')
  server = await serverOn(database, place.secrets)
})
afterAll(() => server.close())

const signIn = (username: string, password: string): Promise<Reply> =>
  server.send('/api/session', { json: { username, password } })
const codeOf = (reply: Reply): string => reply.as(failure).error.code

describe('signing in', () => {
  it('answers who one is and sets a cookie that scripts and other sites do not get', async () => {
    const reply = await signIn('lead', SMALL.password)
    expect(reply.status).toBe(200)
    expect(reply.as(session)).toMatchObject({
      username: 'lead',
      capacity: 'worker',
      jurisdiction: SMALL.community,
    })
    const [cookie] = reply.headers.getSetCookie()
    expect(cookie).toMatch(
      /^gridhold=999902\.[\w-]{43}; Max-Age=43200; Path=\/; .*HttpOnly; SameSite=Strict$/,
    )
  })

  it('keeps no session id and no password in the database', async () => {
    const token = (await server.signIn('lead2', SMALL.password)).split('=')[1] ?? ''
    const rows = await server.database.db.any<{ row: string }>(
      'select s::text as row from session s union all select a::text from account a',
    )
    expect(rows.length).toBeGreaterThan(0)
    for (const { row } of rows) {
      expect(row).not.toContain(token)
      expect(row).not.toContain(Buffer.from(token).toString('hex'))
      expect(row).not.toContain(SMALL.password)
    }
  })

  it('is over at once after signing out', async () => {
    const cookie = await server.signIn('lead', SMALL.password)
    expect((await server.send('/api/session', { cookie })).status).toBe(200)
    const out = await server.send('/api/session', { method: 'DELETE', cookie })
    expect(out.status).toBe(204)
    expect(out.headers.getSetCookie()[0]).toMatch(/^gridhold=; .*Expires=Thu, 01 Jan 1970/)
    expect(codeOf(await server.send('/api/session', { cookie }))).toBe('not-signed-in')
  })

  it.each([
    [
      'an hour at a desk without a request',
      'planner',
      "update session set seen_at = now() - interval '61 minutes'",
    ],
    [
      'eight hours on a grid worker’s phone',
      'worker',
      "update session set seen_at = now() - interval '481 minutes'",
    ],
    ['twelve hours in any case', 'worker', 'update session set expires_at = now()'],
  ])('ends after %s', async (_, username, age) => {
    const cookie = await server.signIn(username, SMALL.password)
    expect((await server.send('/api/session', { cookie })).status).toBe(200)
    await server.database.db.none(age)
    expect(codeOf(await server.send('/api/session', { cookie }))).toBe('not-signed-in')
  })

  it('of a grid worker outlives the hours between two stairways', async () => {
    const cookie = await server.signIn('worker', SMALL.password)
    await server.database.db.none("update session set seen_at = now() - interval '7 hours'")
    expect((await server.send('/api/session', { cookie })).status).toBe(200)
  })

  it('stays alive while it is used', async () => {
    const cookie = await server.signIn('planner', SMALL.password)
    await server.database.db.none("update session set seen_at = now() - interval '50 minutes'")
    expect((await server.send('/api/session', { cookie })).status).toBe(200)
    const { idle } = await server.database.db.one<{ idle: boolean }>(
      "select max(seen_at) < now() - interval '1 minute' as idle from session",
    )
    expect(idle).toBe(false)
  })

  it.each([
    '',
    'gridhold=',
    'gridhold=999902.x',
    `gridhold=999902.${'A'.repeat(43)}`,
    "gridhold=' or 1=1 --",
  ])('is refused with the cookie “%s”', async (cookie) => {
    const reply = await server.send('/api/session', { cookie })
    expect(reply.status).toBe(401)
    expect(codeOf(reply)).toBe('not-signed-in')
  })
})

describe('wrong passwords', () => {
  it('lock a name after five in a row, whether the name exists or not, with the same words', async () => {
    const words: Record<string, string[]> = {}
    for (const username of ['many', 'nobody-of-that-name']) {
      words[username] = []
      for (let i = 0; i < 6; i++) {
        const reply = await signIn(username, `wrong ${i}`)
        words[username]?.push(`${reply.status} ${reply.headers.get('retry-after')} ${reply.text}`)
      }
    }
    expect(words.many).toEqual(words['nobody-of-that-name'])
    expect(words.many?.slice(0, 5).every((text) => text.startsWith('401 null'))).toBe(true)
    expect(words.many?.[5]).toMatch(/^429 300 .*"locked-out".*请过 5 分钟再试/)
    // The right password is of no use while the name is locked.
    expect((await signIn('many', SMALL.password)).status).toBe(429)
    expect(
      (
        await server.send('/api/session', {
          headers: { 'accept-language': 'en' },
          json: { username: 'many', password: 'x' },
        })
      ).as(failure).error.message,
    ).toContain('try again in 5 minutes')
  })

  it('unlock by themselves and are forgotten after a right one', async () => {
    await server.database.db.none(
      "update account set locked_until = now() - interval '1 second' where username = 'many'",
    )
    expect((await signIn('many', 'wrong')).status).toBe(401)
    expect((await signIn('many', SMALL.password)).status).toBe(200)
    for (let i = 0; i < 4; i++) expect((await signIn('many', 'wrong')).status).toBe(401)
    expect((await signIn('many', SMALL.password)).status).toBe(200)
  })

  it('cannot slip past the limit by coming at the same time', async () => {
    const replies = await Promise.all(Array.from({ length: 12 }, (_, i) => signIn('police', `guess ${i}`)))
    const statuses = replies.map(({ status }) => status)
    expect(statuses.filter((status) => status === 401)).toHaveLength(5)
    expect(statuses.filter((status) => status === 429)).toHaveLength(7)
  })

  it('are written to the audit when they lock an account, as is every sign-in, and never to the log', async () => {
    const verbs = await server.database.db.any<{ verb: string; n: number }>(
      'select verb, count(*)::int as n from audit_entry group by verb',
    )
    const counts = Object.fromEntries(verbs.map(({ verb, n }) => [verb, n]))
    expect(counts['lock-out']).toBe(2)
    expect(counts['sign-in']).toBeGreaterThan(5)
    const log = server.log.join('')
    expect(log).toContain('"route":"/api/session"')
    for (const secret of [SMALL.password, 'wrong', 'guess', 'police', 'nobody-of-that-name'])
      expect(log).not.toContain(secret)
  })
})

describe('requests from elsewhere', () => {
  const json = { username: 'lead', password: SMALL.password }
  it.each([
    ['a page of another site', { 'sec-fetch-site': 'cross-site' }],
    ['a page of a sibling site', { 'sec-fetch-site': 'same-site' }],
    ['an old browser on another site', { origin: 'https://evil.example' }],
    ['a sandboxed frame', { origin: 'null' }],
  ])('are refused: %s', async (_, headers) => {
    for (const method of ['POST', 'DELETE'] as const) {
      const reply = await server.send('/api/session', {
        method,
        headers,
        ...(method === 'POST' ? { json } : {}),
      })
      expect(reply.status).toBe(403)
      expect(codeOf(reply)).toBe('cross-site')
      expect(reply.headers.getSetCookie()).toEqual([])
    }
  })

  it('are served when they come from our own pages', async () => {
    const origin = server.url
    const reply = await server.send('/api/session', {
      headers: { origin, 'sec-fetch-site': 'same-origin' },
      json,
    })
    expect(reply.status).toBe(200)
  })

  it.each(['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x'])(
    'are refused as %s, which a form of another site could send',
    async (type) => {
      const reply = await server.send('/api/session', {
        headers: { 'content-type': type },
        body: JSON.stringify(json),
      })
      expect(reply.status).toBe(415)
      expect(codeOf(reply)).toBe('wrong-content-type')
    },
  )
})

describe('bodies that are no sign-in', () => {
  it.each([
    ['broken JSON', '{"username":', 400, 'bad-json'],
    ['a number', '7', 400, 'bad-json'],
    ['null', 'null', 400, 'bad-json'],
    ['a list', '[]', 400, 'bad-parameter'],
    ['no password', '{"username":"lead"}', 400, 'bad-parameter'],
    ['an object for a name', '{"username":{"a":1},"password":"x"}', 400, 'bad-parameter'],
    ['a field too many', '{"username":"lead","password":"x","admin":true}', 400, 'bad-parameter'],
    ['a huge body', JSON.stringify({ username: 'lead', password: 'x'.repeat(10_000) }), 413, 'too-large'],
  ])('%s', async (_, body, status, code) => {
    const reply = await server.send('/api/session', { headers: { 'content-type': 'application/json' }, body })
    expect([reply.status, codeOf(reply)]).toEqual([status, code])
  })

  it('never repeats a password', async () => {
    const reply = await signIn('lead', 'p'.repeat(300))
    expect(reply.status).toBe(400)
    expect(reply.as(failure).error.message).toContain('password')
    expect(reply.text).not.toContain('ppp')
  })
})

it('sets a secure cookie where people come by https', async () => {
  const origin = 'https://grid.example'
  const shared = { ...server.database, close: async () => undefined }
  const secure = await serverOn(shared, place.secrets, { publicUrl: origin })
  const json = { username: 'lead', password: SMALL.password }
  const reply = await secure.send('/api/session', { headers: { origin }, json })
  const cookie = cookieOf(reply)
  const asked = await secure.send('/api/session', { cookie })
  await secure.close()
  expect(reply.headers.getSetCookie()[0]).toMatch(/^__Host-gridhold=.*; HttpOnly; Secure; SameSite=Strict$/)
  expect(asked.status).toBe(200)
})
