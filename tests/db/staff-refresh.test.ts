import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { pino } from 'pino'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import type { z } from 'zod'
import { located } from '#contract/locate.ts'
import { createEvents, type Message } from '../../api/events.ts'
import { toDegrees } from '../../api/geometry/position.ts'
import { keepToday } from '../../api/keep-today.ts'
import { createLive } from '../../api/live.ts'
import { type Connection, openConnection } from '../../api/repositories/connection.ts'
import { createSecrets } from '../../api/secrets/secrets.ts'
import { type Running, serve } from '../../api/serve.ts'
import { addAccount } from '../../api/usecases/accounts/add-account.ts'
import { type TestDatabase, testDatabase } from '../fixtures/database.ts'
import { type Listening, listenTo } from '../fixtures/listening.ts'
import { townInForce } from '../fixtures/succession.ts'
import { TINY_DAY, tinyId, tinyPosition } from '../fixtures/tiny-town.ts'
import { TOWN_SECRET } from '../fixtures/town-database.ts'

const isServer = Boolean(process.env.DATABASE_URL)
const COUNTY = '999902'
const PASSWORD = 'a password for two servers'
const logger = pino({ level: 'silent' })
const secrets = createSecrets(TOWN_SECRET)

let database: TestDatabase

beforeAll(async () => {
  database = await testDatabase()
  await townInForce(database.db, COUNTY, TINY_DAY)
  const account = { county: COUNTY, jurisdiction: COUNTY, capacity: 'admin', staff: null } as const
  await addAccount(database.db, { ...account, username: 'admin', password: PASSWORD })
})
afterAll(() => database.close())

/** An empty memory, and what it told. */
function memory() {
  const events = createEvents()
  const told: Message[] = []
  events.listen((message) => void told.push(message))
  return { live: createLive(secrets, events), told }
}

describe('reading posts anew', () => {
  it('is one reading for as many as ask while it waits, and leaves plan, tiles and doors as they are', async () => {
    const { live, told } = memory()
    await live.refresh(database.db)
    const before = live.plan()
    told.length = 0
    const done = await Promise.all(Array.from({ length: 50 }, () => live.refreshPosts(database.db)))
    expect(done).toEqual(Array(50).fill(true))
    expect(told).toEqual([{ to: 'town', event: { type: 'board-changed' }, posts: true }])
    const after = live.plan()
    expect(after).not.toBe(before)
    expect([after.tiles, after.doors, after.grids]).toEqual([before.tiles, before.doors, before.grids])
    expect(after.inForce.snapshot).toBe(before.inForce.snapshot)
  })

  it('that only other servers asked for is not told to them again, one that somebody here asked for is', async () => {
    const { live, told } = memory()
    await live.refresh(database.db)
    told.length = 0
    await live.refreshPosts(database.db, 'heard')
    await Promise.all([live.refreshPosts(database.db, 'heard'), live.refreshPosts(database.db)])
    expect(told).toMatchObject([{ posts: true, heard: true }, { posts: true }])
    expect(told[1]).not.toHaveProperty('heard')
  })

  it('is nothing before the first plan, and a database that is gone delays nobody', async () => {
    const { live, told } = memory()
    expect(await live.refreshPosts(database.db)).toBe(true)
    expect(told).toEqual([])
    await live.refresh(database.db)
    const gone = await openConnection(database.url, { poolSize: 1 })
    await gone.close()
    expect(await live.refreshPosts(gone.db)).toBe(false)
    expect(live.peek()).not.toBeNull()
    expect(await live.refreshPosts(database.db)).toBe(true)
  })
})

it('a server notices posts that another program changed, without being told', async () => {
  const { live } = memory()
  const today = await keepToday(database.db, live, logger, 20)
  const duties = () => live.plan().inForce.posts.length
  const before = duties()
  await database.db.none(
    `insert into post (county, id, staff, role, scope_kind, scope_id, valid_from)
     values ($1, gen_random_uuid(), $2, 'police', 'grid', $3, today())`,
    [COUNTY, tinyId('staff', 4), tinyId('grid', 2)],
  )
  await vi.waitFor(() => expect(duties()).toBe(before + 1), { timeout: 20_000 })
  today.stop()
})

describe.runIf(isServer)('two servers on one database', () => {
  let pages: string
  const running: { server: Running; connection: Connection }[] = []

  beforeAll(async () => {
    pages = await mkdtemp(`${tmpdir()}/gridhold-pages-`)
    for (let i = 0; i < 2; i++) {
      const connection = await openConnection(database.url)
      const deps = {
        db: connection.db,
        secrets,
        logger,
        pages,
        publicUrl: undefined,
        host: '127.0.0.1',
        port: 0,
      }
      running.push({ server: await serve({ ...deps, shared: true }), connection })
    }
  })
  afterAll(async () => {
    for (const { server, connection } of running) {
      await server.close()
      await connection.close()
    }
    await rm(pages, { recursive: true })
  })

  const read = async <T extends z.ZodType>(schema: T, url: string): Promise<z.output<T>> =>
    schema.parse(await (await fetch(url)).json())

  it('both know of a post that one of them was told of, at once and once', async () => {
    const [one, two] = running.map(({ server }) => server.url) as [string, string]
    const json = { 'content-type': 'application/json' }
    const body = JSON.stringify({ username: 'admin', password: PASSWORD })
    const signedIn = await fetch(`${one}/api/session`, { method: 'POST', headers: json, body })
    const cookie = signedIn.headers.getSetCookie()[0]!.split(';')[0]!
    const [heard, echo] = [await listenTo(`${two}/api/events`), await listenTo(`${one}/api/events`)]
    const [lon, lat] = toDegrees(tinyPosition(300, 80))
    const call = async (url: string) => (await read(located, `${url}/api/locate?lon=${lon}&lat=${lat}`)).call
    const before = await call(two)
    const post = {
      id: '00000000-0000-7000-a0ff-000000000001',
      staff: tinyId('staff', 4),
      role: 'full-time-worker',
      scope: { kind: 'grid', id: tinyId('grid', 2) },
      from: TINY_DAY,
      to: null,
      consentAt: TINY_DAY,
    }
    const headers = { ...json, cookie }
    const given = await fetch(`${one}/api/admin/posts`, {
      method: 'POST',
      headers,
      body: JSON.stringify(post),
    })
    expect(given.status).toBe(201)
    expect((await call(one)).name).toBe('王干部4')
    expect(await heard.next()).toEqual({ type: 'board-changed' })
    expect(await call(two)).not.toEqual(before)
    expect((await call(two)).name).toBe('王干部4')
    expect(await echo.next()).toEqual({ type: 'board-changed' })
    // Nothing goes round in circles: what went one way was there within milliseconds.
    const silent = (one: Listening) => expect(one.next(1_500)).rejects.toThrow('nothing from')
    await Promise.all([silent(echo), silent(heard)])
  })
})
