import { pino } from 'pino'
import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest'
import { keepToday } from '../../api/keep-today.ts'
import { createLive } from '../../api/live.ts'
import { createSecrets } from '../../api/secrets/secrets.ts'
import { TOWN_SECRET, type TownDatabase, townDatabase } from '../fixtures/town-database.ts'

let database: TownDatabase
const logger = pino({ level: 'silent' })
const EVERY_MS = 20

beforeAll(async () => {
  database = await townDatabase()
})
afterEach(() => {
  vi.useRealTimers()
})
afterAll(() => database.close())

it('notices a plan that another program put into force, and one that it took back', async () => {
  const { db } = database
  const [inForce] = await db.any('delete from plan_in_force returning *')
  const live = createLive(createSecrets(TOWN_SECRET))
  const today = await keepToday(db, live, logger, EVERY_MS)
  expect(live.peek()).toBeNull()
  await db.none('insert into plan_in_force values ($[county], $[root], $[plan], $[since])', inForce)
  await vi.waitFor(() => expect(live.peek()?.inForce.plan.id).toBe(inForce.plan), { timeout: 20_000 })
  await db.none('delete from plan_in_force')
  await vi.waitFor(() => expect(live.peek()).toBeNull(), { timeout: 20_000 })
  today.stop()
  await db.none('insert into plan_in_force values ($[county], $[root], $[plan], $[since])', inForce)
})

it('lets a scheduled plan take effect when its day begins in the town, not before', async () => {
  const { db } = database
  vi.useFakeTimers({ toFake: ['Date'] })
  const plan = await db.one<{ id: string; day: string }>(
    `update plan set activated_at = null, effective_from = effective_from + 10 where state = 'published'
     returning id, effective_from as day`,
  )
  await db.none('delete from plan_in_force')
  const midnight = Date.parse(`${plan.day}T00:00:00+08:00`)
  vi.setSystemTime(midnight - 60_000)
  const live = createLive(createSecrets(TOWN_SECRET))
  const today = await keepToday(db, live, logger, EVERY_MS)
  expect(live.peek()).toBeNull()
  vi.setSystemTime(midnight + 1_000)
  await vi.waitFor(() => expect(live.peek()?.inForce.plan.id).toBe(plan.id), { timeout: 20_000 })
  today.stop()
})
