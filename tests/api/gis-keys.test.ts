import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ogcException } from '#contract/ogc.ts'
import { type GisKey, gisKey, openSessions } from '#contract/session.ts'
import { failure } from '#contract/wire.ts'
import { type TestServer, townServer } from '../fixtures/server.ts'
import { townPassword } from '../fixtures/town-database.ts'

let server: TestServer

beforeAll(async () => {
  server = await townServer()
})
afterAll(() => server.close())

const signedIn = (username: string) => server.signIn(username, townPassword(username))
const make = (cookie: string, label = 'QGIS', days = 30) =>
  server.send('/api/account/gis-keys', { cookie, json: { label, days } })
const made = async (cookie: string): Promise<GisKey> => (await make(cookie)).as(gisKey)
const basic = (key: string, name = 'whoever') => `Basic ${Buffer.from(`${name}:${key}`).toString('base64')}`
const buildings = (authorization: string) =>
  server.send('/ogc/collections/buildings/items', { headers: { authorization } })
const listed = async (cookie: string) =>
  (await server.send('/api/sessions', { cookie })).as(openSessions).sessions

describe('a key for a GIS program', () => {
  it('opens buildings as the password of any name, and as a token', async () => {
    const { key } = await made(await signedIn('lead'))
    expect((await buildings(basic(key))).status).toBe(200)
    expect((await buildings(basic(key, ''))).status).toBe(200)
    expect((await buildings(`Bearer ${key}`)).status).toBe(200)
  })

  it('opens nothing else: no session comes of it, and no session is one', async () => {
    const cookie = await signedIn('lead')
    const { key } = await made(cookie)
    const authorization = basic(key)
    for (const path of ['/api/session', '/api/households', '/api/sessions', '/api/buildings/counts'])
      expect([401, 404]).toContain((await server.send(path, { headers: { authorization } })).status)
    expect((await server.send('/api/session', { cookie: `gridhold=${key}` })).status).toBe(401)
    expect((await buildings(basic(cookie.slice('gridhold='.length)))).status).toBe(401)
  })

  it.each([
    ['Basic', 'nothing after the scheme'],
    ['Basic !!!', 'no Base64'],
    ['Digest abc', 'another scheme'],
    [basic('999902.short'), 'no key'],
    [`Bearer 999902.${'A'.repeat(43)}`, 'a key nobody has'],
  ])('that is %s is refused: %s', async (authorization) => {
    const reply = await buildings(authorization)
    expect([reply.status, reply.as(ogcException).code]).toEqual([401, 'bad-gis-key'])
  })

  it('is listed with its name and its end, and is none of the devices', async () => {
    const cookie = await signedIn('lead2')
    const { session } = await made(cookie)
    const days = (Date.parse(session.expiresAt) - Date.now()) / 86_400_000
    expect(days).toBeCloseTo(30, 2)
    const found = (await listed(cookie)).filter(({ gis }) => gis)
    expect(found).toEqual([{ ...session, seenAt: found[0]?.seenAt }])
  })

  it('lies idle for weeks and keeps its id, but ends on its day', async () => {
    const { key, session } = await made(await signedIn('lead'))
    const age = (what: string) =>
      server.database.db.none(`update session set ${what} where id = $1`, [session.id])
    await age("seen_at = now() - interval '20 days', rotated_at = now() - interval '20 days'")
    const reply = await buildings(basic(key))
    expect([reply.status, reply.headers.getSetCookie()]).toEqual([200, []])
    await age('expires_at = now()')
    expect((await buildings(basic(key))).status).toBe(401)
  })

  it('is taken back by its owner, with all other sessions, by nobody else, and when the account is shut', async () => {
    const cookie = await signedIn('lead')
    const { key, session } = await made(cookie)
    const theirs = await signedIn('lead2')
    const end = (who: string) => server.send(`/api/sessions/${session.id}`, { method: 'DELETE', cookie: who })
    expect((await end(theirs)).status).toBe(404)
    expect((await buildings(basic(key))).status).toBe(200)
    expect((await end(cookie)).status).toBe(204)
    expect((await buildings(basic(key))).status).toBe(401)
    const other = await made(cookie)
    await server.send('/api/sessions', { method: 'DELETE', cookie })
    expect((await buildings(basic(other.key))).status).toBe(401)
    const last = await made(theirs)
    await server.database.db.none("update account set disabled_at = now() where username = 'lead2'")
    expect((await buildings(basic(last.key))).status).toBe(401)
    await server.database.db.none("update account set disabled_at = null where username = 'lead2'")
  })

  it('is in the database as a hash alone, and in the audit as a deed', async () => {
    const { key } = await made(await signedIn('lead'))
    const { db } = server.database
    const rows = await db.any<{ row: string }>('select s::text as row from session s')
    expect(rows.filter(({ row }) => row.includes(key.slice(7)))).toEqual([])
    const { n } = await db.one<{ n: number }>(
      "select count(*)::int n from audit_entry where verb = 'gis-key'",
    )
    expect(n).toBeGreaterThan(0)
  })

  it('wants a name and a number of days, and is the tenth at most', async () => {
    const cookie = await signedIn('lead')
    expect((await make(cookie, ' ')).status).toBe(400)
    expect((await make(cookie, 'QGIS', 0)).status).toBe(400)
    expect((await make(cookie, 'QGIS', 400)).status).toBe(400)
    await server.send('/api/sessions', { method: 'DELETE', cookie })
    for (let n = 0; n < 10; n++) expect((await make(cookie)).status).toBe(201)
    const more = await make(cookie)
    expect([more.status, more.as(failure).error.code]).toEqual([409, 'too-many-keys'])
  })
})
