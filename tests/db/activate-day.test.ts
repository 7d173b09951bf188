import { pino } from 'pino'
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import { toDegrees } from '../../api/geometry/position.ts'
import { keepToday } from '../../api/keep-today.ts'
import { createLive } from '../../api/live.ts'
import { askAs } from '../../api/repositories/request.ts'
import { createSecrets } from '../../api/secrets/secrets.ts'
import { type Running, serve } from '../../api/serve.ts'
import { type TestDatabase, testDatabase } from '../fixtures/database.ts'
import { publishedNext, townInForce, undivided } from '../fixtures/succession.ts'
import { tinyId, tinyPosition } from '../fixtures/tiny-town.ts'
import { TOWN_SECRET } from '../fixtures/town-database.ts'

let database: TestDatabase
const COUNTY = '230001'
const EVERY_MS = 20
const secrets = createSecrets(TOWN_SECRET)
const logger = pino({ level: 'silent' })

beforeAll(async () => {
  database = await testDatabase()
})
afterEach(() => {
  vi.useRealTimers()
})
afterAll(() => database?.close())

const system = () => askAs(database.db, { kind: 'system' })

/** Household number → the digits of its path below the community. */
async function pathsOf(): Promise<Record<string, string | undefined>> {
  const rows = await system().rows<{ household: string; path: string | null }>(
    'select household, path from household_grid order by household',
  )
  return Object.fromEntries(rows.map(({ household, path }) => [household.slice(-1), path?.slice(12)]))
}

test('over midnight in the town a running server changes from one plan to the next, whatever day it is in UTC', async () => {
  vi.useFakeTimers({ toFake: ['Date'] })
  vi.setSystemTime(Date.parse('2026-06-30T23:59:00+08:00'))
  const { town, plan } = await townInForce(database.db, COUNTY, '2026-06-01')
  const next = await publishedNext(database.db, COUNTY, undivided(town), '2026-07-01')
  const live = createLive(secrets)
  const today = await keepToday(database.db, live, logger, EVERY_MS)
  const levels = () =>
    live
      .plan()
      .locator.locate(...toDegrees(tinyPosition(50, 80)))
      ?.chain.map(({ level }) => level)
  expect([live.plan().inForce.plan.id, levels()]).toEqual([plan.id, [1, 2]])
  expect((await pathsOf())['1']).toBe('010100')

  // Nine more minutes, still 16:08 of the thirtieth in UTC.
  vi.setSystemTime(Date.parse('2026-06-30T16:08:00Z'))
  await vi.waitFor(() => expect(live.plan().inForce.plan.id).toBe(next.id), { timeout: 20_000 })
  expect(levels()).toEqual([1])
  expect((await pathsOf())['1']).toBe('010000')
  today.stop()
})

test('a server that was off on the day activates before it answers anybody, with the households as they are then', async () => {
  const county = '230002'
  const { town } = await townInForce(database.db, county, '2026-06-01')
  const next = await publishedNext(database.db, county, undivided(town), '2026-08-01')
  const ids = {
    county,
    one: tinyId('household', 1),
    two: tinyId('household', 2),
    six: tinyId('household', 6),
  }
  // While the server is off one household moves house, one is struck off, and one comes.
  await system().none(
    'update household set building = $[building], unit = null where county = $[county] and id = $[one]',
    { ...ids, building: tinyId('building', 4) },
  )
  for (const table of ['contact', 'person'])
    await system().none(`delete from ${table} where county = $[county] and household = $[two]`, ids)
  await system().none('delete from household where county = $[county] and id = $[two]', ids)
  await system().none(
    `insert into household (county, id, building, room, occupancy)
     values ($[county], $[id], $[building], '909', 'living')`,
    { county, id: tinyId('household', 9), building: tinyId('building', 2) },
  )

  const running: Running = await serve({
    db: database.db,
    secrets,
    logger,
    publicUrl: undefined,
    pages: '/nowhere',
    host: '127.0.0.1',
    port: 0,
  })
  try {
    const [lon, lat] = toDegrees(tinyPosition(50, 80))
    const first = await fetch(`${running.url}/api/locate?lon=${lon}&lat=${lat}`)
    expect(await first.json()).toMatchObject({ plan: { id: next.id, effectiveFrom: '2026-08-01' } })
    const rows = await system().rows<{ household: string; path: string }>(
      'select household, path from household_grid where county = $[county] order by household',
      { county },
    )
    expect(rows.map(({ household, path }) => `${household.slice(-1)} ${path.slice(12)}`)).toEqual([
      '1 020000',
      '3 010000',
      '4 020000',
      '5 000000',
      '6 010000',
      '7 020000',
      '9 010000',
    ])
  } finally {
    await running.close()
  }
})
