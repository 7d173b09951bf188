import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openSessions, session, sessionsEnded } from '#contract/session.ts'
import { failure } from '#contract/wire.ts'
import { testDatabase } from '../fixtures/database.ts'
import { cookieOf, type Reply, serverOn, type TestServer } from '../fixtures/server.ts'
import { SMALL, smallPlace } from '../fixtures/small-place.ts'

const PHONE =
  'Mozilla/5.0 (Linux; Android 14; PJA110) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Mobile Safari/537.36 MicroMessenger/8.0.54'

let server: TestServer

beforeAll(async () => {
  const database = await testDatabase()
  const { secrets } = await smallPlace(database.db)
  await database.db.none('delete from plan_in_force')
  server = await serverOn(database, secrets)
})
afterAll(() => server.close())

const signedIn = (username: string) => server.signIn(username, SMALL.password)
const who = (cookie: string) => server.send('/api/session', { cookie })
const codeOf = (reply: Reply) => reply.as(failure).error.code
const list = async (cookie: string) =>
  (await server.send('/api/sessions', { cookie })).as(openSessions).sessions
const age = (what: string, minutes: number) =>
  server.database.db.none(`update session set ${what} = ${what} - $1 * interval '1 minute'`, [minutes])

describe('a session id', () => {
  it('is followed by another after a quarter of an hour of use, and the new one serves', async () => {
    const first = await signedIn('lead')
    expect((await who(first)).headers.getSetCookie()).toEqual([])
    await age('rotated_at', 16)
    const turned = await who(first)
    expect(turned.as(session).username).toBe('lead')
    const second = cookieOf(turned)
    expect(second).toMatch(/^gridhold=999902\.[\w-]{43}$/)
    expect(second).not.toBe(first)
    const after = await who(second)
    expect([after.status, after.headers.getSetCookie()]).toEqual([200, []])
  })

  it('that was just replaced still serves requests on their way: ten at once all get the same new one', async () => {
    const old = await signedIn('lead')
    await age('rotated_at', 16)
    const replies = await Promise.all(Array.from({ length: 10 }, () => who(old)))
    expect(replies.map(({ status }) => status)).toEqual(Array(10).fill(200))
    expect(new Set(replies.map(cookieOf)).size).toBe(1)
    expect((await who(cookieOf(replies[0]!))).status).toBe(200)
  })

  it('of before holds for a minute once the new one was used, and no longer', async () => {
    const old = await signedIn('lead')
    await age('rotated_at', 16)
    const next = cookieOf(await who(old))
    expect((await who(next)).status).toBe(200)
    expect((await who(old)).status).toBe(200)
    await age('previous_until', 2)
    expect(codeOf(await who(old))).toBe('not-signed-in')
    expect((await who(next)).status).toBe(200)
  })

  it('of before goes on while the reply with the new one was lost, as on a slow line', async () => {
    const old = await signedIn('lead')
    await age('rotated_at', 16)
    const lost = cookieOf(await who(old))
    await age('rotated_at', 10)
    const again = await who(old)
    expect([again.status, cookieOf(again)]).toEqual([200, lost])
  })

  it('changes again and again, and signing out with any that holds ends the session', async () => {
    const first = await signedIn('lead')
    await age('rotated_at', 16)
    const second = cookieOf(await who(first))
    await who(second)
    await age('rotated_at', 16)
    const third = cookieOf(await who(second))
    expect(new Set([first, second, third]).size).toBe(3)
    expect(codeOf(await who(first))).toBe('not-signed-in')
    expect((await server.send('/api/session', { method: 'DELETE', cookie: second })).status).toBe(204)
    expect(codeOf(await who(third))).toBe('not-signed-in')
  })
})

describe('my sessions', () => {
  it('are listed with two words for the device, the present one marked, and nobody else’s', async () => {
    const desk = await signedIn('worker')
    const json = { username: 'worker', password: SMALL.password }
    const phone = cookieOf(await server.send('/api/session', { json, headers: { 'user-agent': PHONE } }))
    const mine = await list(phone)
    expect(mine).toHaveLength(2)
    expect(mine.find(({ current }) => current)?.device).toBe('WeChat Android')
    expect(mine.filter(({ current }) => current)).toHaveLength(1)
    expect((await list(desk)).map(({ id }) => id).sort()).toEqual(mine.map(({ id }) => id).sort())
    const rows = await server.database.db.any<{ row: string }>('select s::text as row from session s')
    for (const { row } of rows)
      for (const part of ['PJA110', 'Chrome/131', 'MicroMessenger', 'Mozilla'])
        expect(row).not.toContain(part)
  })

  it('end one by one, at once', async () => {
    const [a, b] = [await signedIn('lead2'), await signedIn('lead2')]
    const other = (await list(a)).find(({ current }) => !current)!
    expect((await server.send(`/api/sessions/${other.id}`, { method: 'DELETE', cookie: a })).status).toBe(204)
    expect(codeOf(await who(b))).toBe('not-signed-in')
    const [own] = await list(a)
    const out = await server.send(`/api/sessions/${own!.id}`, { method: 'DELETE', cookie: a })
    expect(out.headers.getSetCookie()[0]).toMatch(/^gridhold=;/)
    expect(codeOf(await who(a))).toBe('not-signed-in')
  })

  it('end all but the present one, in the audit', async () => {
    const cookies = [await signedIn('micro'), await signedIn('micro'), await signedIn('micro')]
    const reply = await server.send('/api/sessions', { method: 'DELETE', cookie: cookies[2]! })
    expect(reply.as(sessionsEnded)).toEqual({ ended: 2 })
    expect(await Promise.all(cookies.map(async (cookie) => (await who(cookie)).status))).toEqual([
      401, 401, 200,
    ])
    const { n } = await server.database.db.one<{ n: number }>(
      "select count(*)::int as n from audit_entry where verb = 'sign-out-others'",
    )
    expect(n).toBeGreaterThan(0)
  })

  it('of somebody else cannot be ended, nor ones that are none', async () => {
    const [mine, theirs] = [await signedIn('micro'), await signedIn('police')]
    const [victim] = await list(theirs)
    for (const id of [victim!.id, '00000000-0000-7000-8000-000000000000']) {
      const reply = await server.send(`/api/sessions/${id}`, { method: 'DELETE', cookie: mine })
      expect([reply.status, codeOf(reply)]).toEqual([404, 'unknown-session'])
    }
    expect((await server.send('/api/sessions/x', { method: 'DELETE', cookie: mine })).status).toBe(400)
    expect((await who(theirs)).status).toBe(200)
    expect((await server.send('/api/sessions')).status).toBe(401)
  })
})

it('a shut account is signed out at once', async () => {
  const cookie = await signedIn('contact')
  await server.database.db.none("update account set disabled_at = now() where username = 'contact'")
  expect(codeOf(await who(cookie))).toBe('not-signed-in')
})
