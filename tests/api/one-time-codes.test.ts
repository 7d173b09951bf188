import { Secret, TOTP } from 'otpauth'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { oneTimeCodes, openSessions, session, sessionsEnded } from '#contract/session.ts'
import { failure } from '#contract/wire.ts'
import { testDatabase } from '../fixtures/database.ts'
import { type Reply, serverOn, type TestServer } from '../fixtures/server.ts'
import { SMALL, type SmallPlace, smallPlace } from '../fixtures/small-place.ts'

let server: TestServer
let place: SmallPlace

beforeAll(async () => {
  const database = await testDatabase()
  place = await smallPlace(database.db)
  await database.db.none('delete from plan_in_force')
  server = await serverOn(database, place.secrets)
})
afterAll(() => server.close())

const post = (path: string, json: object, cookie: string) =>
  server.send(`/api/account/${path}`, { cookie, json })
const signIn = (username: string, code?: string, password: string = SMALL.password) =>
  server.send('/api/session', { json: { username, password, ...(code === undefined ? {} : { code }) } })
const codeOf = (reply: Reply) => {
  const { code, reason } = reply.as(failure).error
  return [reply.status, code, reason]
}
/** What an authenticator shows `steps` of 30 s from now. */
function shownBy(secret: string, steps = 0): string {
  return new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: Date.now() + steps * 30_000 })
}
/** Begins codes and confirms them with the step before now, so that the one of now is still to be used. */
async function enrolled(username: string): Promise<{ cookie: string; secret: string }> {
  const cookie = await server.signIn(username, SMALL.password)
  const { secret } = (await post('one-time-codes', {}, cookie)).as(oneTimeCodes)
  const confirmed = await post('one-time-codes/confirm', { code: shownBy(secret, -1) }, cookie)
  expect(confirmed.status).toBe(204)
  return { cookie, secret }
}
const auditOf = async (verb: string) =>
  (
    await server.database.db.one<{ n: number }>(
      'select count(*)::int as n from audit_entry where verb = $1',
      [verb],
    )
  ).n

describe('one-time codes', () => {
  it('begin with a secret for an authenticator, kept sealed, and change nothing before they are confirmed', async () => {
    const cookie = await server.signIn('planner', SMALL.password)
    const first = (await post('one-time-codes', {}, cookie)).as(oneTimeCodes)
    const second = (await post('one-time-codes', {}, cookie)).as(oneTimeCodes)
    expect(second.secret).not.toBe(first.secret)
    expect(second.uri).toBe(
      `otpauth://totp/gridhold:planner?issuer=gridhold&secret=${second.secret}&algorithm=SHA1&digits=6&period=30`,
    )
    expect(second.secret).toMatch(/^[A-Z2-7]{32}$/)
    const { row } = await server.database.db.one<{ row: string }>(
      "select a::text as row from account a where username = 'planner'",
    )
    expect(row).not.toContain(second.secret)
    expect(row).not.toContain(Buffer.from(second.secret).toString('hex'))
    expect((await signIn('planner')).as(session).codes).toBe(false)
    // The first secret is void.
    expect(codeOf(await post('one-time-codes/confirm', { code: shownBy(first.secret) }, cookie))[1]).toBe(
      'wrong-code',
    )
    expect((await post('one-time-codes/confirm', { code: shownBy(second.secret) }, cookie)).status).toBe(204)
    expect((await server.send('/api/session', { cookie })).as(session).codes).toBe(true)
    expect(codeOf(await post('one-time-codes', {}, cookie))).toEqual([409, 'codes-on', undefined])
    expect(codeOf(await post('one-time-codes/confirm', { code: '123456' }, cookie))[1]).toBe('codes-on')
    expect(await auditOf('one-time-codes-on')).toBe(1)
  })

  it('are wanted at the next sign-in: without one, a wrong one and an old one are refused, the right one opens', async () => {
    const { secret } = await enrolled('lead')
    expect(codeOf(await signIn('lead'))).toEqual([401, 'code-wanted', undefined])
    expect(codeOf(await signIn('lead', shownBy(secret, -5)))[1]).toBe('wrong-code')
    expect(codeOf(await signIn('lead', shownBy(secret), 'not the password'))[1]).toBe('wrong-password')
    expect((await signIn('lead', shownBy(secret))).as(session).username).toBe('lead')
    for (const bad of ['12345', '1234567', 'abcdef', '１２３４５６']) {
      expect(codeOf(await signIn('lead', bad)).slice(0, 2)).toEqual([400, 'bad-parameter'])
    }
  })

  it('count once: a code that was read over a shoulder is of no use, nor is the one before it', async () => {
    const { secret } = await enrolled('lead2')
    const code = shownBy(secret, 1)
    expect((await signIn('lead2', code)).status).toBe(200)
    expect(codeOf(await signIn('lead2', code))).toEqual([401, 'wrong-code', undefined])
    expect(codeOf(await signIn('lead2', shownBy(secret)))[1]).toBe('wrong-code')
    const { secret: other } = await enrolled('micro')
    const same = shownBy(other)
    const replies = await Promise.all(Array.from({ length: 4 }, () => signIn('micro', same)))
    expect(replies.filter(({ status }) => status === 200)).toHaveLength(1)
  })

  it('that are wrong lock the name like wrong passwords, and asking for one forgets none of them', async () => {
    const { secret } = await enrolled('many')
    const wrong = String((Number(shownBy(secret)) + 1) % 1_000_000).padStart(6, '0')
    for (let i = 0; i < 4; i++) {
      expect(codeOf(await signIn('many', wrong))[1]).toBe('wrong-code')
      expect(codeOf(await signIn('many'))[1]).toBe('code-wanted')
    }
    expect(codeOf(await signIn('many', wrong))[1]).toBe('wrong-code')
    const locked = await signIn('many', shownBy(secret))
    expect([...codeOf(locked).slice(0, 2), locked.headers.get('retry-after')]).toEqual([
      429,
      'locked-out',
      '300',
    ])
  })

  it('asked for often lock nobody', async () => {
    await enrolled('police')
    for (let i = 0; i < 8; i++) expect(codeOf(await signIn('police'))[1]).toBe('code-wanted')
  })

  it('go with the password, and only with it', async () => {
    const { cookie } = await enrolled('contact')
    const remove = (password: string) =>
      server.send('/api/account/one-time-codes', { method: 'DELETE', cookie, json: { password } })
    expect(codeOf(await remove('not the password'))).toEqual([403, 'wrong-own-password', undefined])
    expect((await remove(SMALL.password)).status).toBe(204)
    expect(codeOf(await remove(SMALL.password))[1]).toBe('codes-off')
    expect((await signIn('contact')).status).toBe(200)
    expect(codeOf(await post('one-time-codes/confirm', { code: '123456' }, cookie))[1]).toBe('codes-off')
  })

  it('can be wanted of administrators, who may then enrol and nothing else', async () => {
    const cookie = await server.signIn('admin', SMALL.password)
    await server.database.db.none("update account set jurisdiction = county where username = 'admin'")
    const on = { method: 'PUT', cookie, json: { codesForAdmins: true } } as const
    expect((await server.send('/api/admin/settings', on)).status).toBe(200)
    expect((await server.send('/api/session', { cookie })).as(session).mustEnrol).toBe(true)
    for (const path of ['admin/accounts', 'admin/settings', 'households?q=x', 'plans', 'coverage']) {
      expect(codeOf(await server.send(`/api/${path}`, { cookie })), path).toEqual([
        403,
        'codes-required',
        undefined,
      ])
    }
    // A planner has nothing to do with it.
    const planner = await server.signIn('head', SMALL.password)
    expect((await server.send('/api/session', { cookie: planner })).as(session).mustEnrol).toBe(false)
    expect((await server.send('/api/sessions', { cookie })).as(openSessions).sessions).toHaveLength(1)
    const { secret } = (await post('one-time-codes', {}, cookie)).as(oneTimeCodes)
    expect((await post('one-time-codes/confirm', { code: shownBy(secret) }, cookie)).status).toBe(204)
    expect((await server.send('/api/admin/accounts', { cookie })).status).toBe(200)
    await server.database.db.none('delete from setting')
  })

  it('of a lost phone are taken off by an administrator, whoever had it open is out', async () => {
    const { cookie } = await enrolled('worker')
    const { db } = server.database
    await db.none(
      "update account set totp = null, totp_key = null, totp_since = null where username = 'admin'",
    )
    const admin = await server.signIn('admin', SMALL.password)
    const path = `/api/admin/accounts/${place.accounts.worker}/one-time-codes/reset`
    expect((await server.send(path, { cookie: admin, json: {} })).status).toBe(200)
    expect(codeOf(await server.send('/api/session', { cookie }))[1]).toBe('not-signed-in')
    expect((await signIn('worker')).as(session).codes).toBe(false)
  })
})

describe('one’s own password', () => {
  const change = (cookie: string, old: string, next: string) => post('password', { old, new: next }, cookie)

  it('changes with the old one, and ends the other sessions', async () => {
    const [here, there] = [
      await server.signIn('helper', SMALL.password),
      await server.signIn('helper', SMALL.password),
    ]
    const reply = await change(here, SMALL.password, 'another long one 8')
    expect(reply.as(sessionsEnded)).toEqual({ ended: 1 })
    expect((await server.send('/api/session', { cookie: here })).status).toBe(200)
    expect((await server.send('/api/session', { cookie: there })).status).toBe(401)
    expect((await signIn('helper')).status).toBe(401)
    expect((await signIn('helper', undefined, 'another long one 8')).status).toBe(200)
    expect(await auditOf('password-change')).toBe(1)
  })

  it.each([
    ['password-too-short', 'tiny-one'],
    ['same-password', SMALL.password],
  ])('is not changed to one that is refused with %s', async (reason, next) => {
    const cookie = await server.signIn('future', SMALL.password)
    const refused = await change(cookie, SMALL.password, next)
    expect(codeOf(refused)).toEqual([422, 'account-refused', reason])
    expect(refused.text).not.toContain(next)
    expect((await signIn('future')).status).toBe(200)
  })

  it('is not guessed from a stolen session: five wrong old ones lock it', async () => {
    const cookie = await server.signIn('expired', SMALL.password)
    for (let i = 0; i < 5; i++) {
      expect(codeOf(await change(cookie, `wrong ${i}`, 'another long one 8'))[1]).toBe('wrong-own-password')
    }
    expect(codeOf(await change(cookie, SMALL.password, 'another long one 8')).slice(0, 2)).toEqual([
      429,
      'locked-out',
    ])
    expect(codeOf(await signIn('expired')).slice(0, 2)).toEqual([429, 'locked-out'])
  })

  it.each([
    ['nothing', {}],
    ['a number', { old: 1, new: 2 }],
    ['one of 201 characters', { old: 'x', new: 'p'.repeat(201) }],
  ])('is not changed by %s, which no reply repeats', async (_, json) => {
    const cookie = await server.signIn('future', SMALL.password)
    const reply = await post('password', json, cookie)
    expect(codeOf(reply).slice(0, 2)).toEqual([400, 'bad-parameter'])
    expect(reply.text).not.toContain('ppp')
  })

  it('and codes need a session', async () => {
    for (const path of ['password', 'one-time-codes', 'one-time-codes/confirm']) {
      expect((await server.send(`/api/account/${path}`, { json: {} })).status).toBe(401)
    }
  })
})
