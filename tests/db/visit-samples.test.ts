import { afterAll, beforeAll, expect, test } from 'vitest'
import { sampleVisits } from '../../api/usecases/visits/visit-samples.ts'
import { type TownDatabase, townDatabase } from '../fixtures/town-database.ts'

let database: TownDatabase

beforeAll(async () => {
  database = await townDatabase()
})
afterAll(() => database?.close())

test('a sample town has a past: most homes covered within the year, some long ago, some never', async () => {
  const { homes, year, longer, tried, future } = await database.db.one(`
    select count(distinct h.id)::int as homes,
      count(distinct h.id) filter (where v.outcome in ('met', 'phone') and v.at > now() - interval '365 days')::int as year,
      count(distinct h.id) filter (where v.outcome in ('met', 'phone') and v.at < now() - interval '365 days')::int as longer,
      count(distinct h.id) filter (where v.outcome not in ('met', 'phone'))::int as tried,
      count(*) filter (where v.at > now())::int as future
    from household h
    left join visit v on v.county = h.county and v.household = h.id
    where h.occupancy <> 'empty'`)
  expect(year / homes).toBeGreaterThan(0.65)
  expect(year / homes).toBeLessThan(0.78)
  expect(longer / homes).toBeGreaterThan(0.05)
  expect(tried / homes).toBeGreaterThan(0.05)
  expect(year + longer + tried).toBeLessThan(homes)
  expect(future).toBe(0)
})

test('each home is visited by the lead of its ground, else by the head', async () => {
  const by = await database.db.any<{ username: string; inside: boolean }>(`
    select distinct a.username, r.lo is not null as inside
    from visit v
    join account a on a.county = v.county and a.id = v.account
    join household_grid g on g.county = v.county and g.household = v.household
    left join lateral sight_ranges(a.county, a.id) r on g.path >= r.lo and g.path < r.hi
    order by 1`)
  expect(by).toEqual([
    { username: 'head', inside: false },
    { username: 'lead', inside: true },
    { username: 'lead2', inside: true },
  ])
})

test('the same town on the same day has the same past', async () => {
  const { db, town } = database
  const all = 'select id, household, account, at, outcome from visit order by id'
  const first = await db.one<{ day: string }>(`select max(town_day(at)) + 1 as day from visit`)
  const before = await db.any(all)
  await db.none('delete from visit')
  await sampleVisits(db, town.county, first.day)
  expect(await db.any(all)).toEqual(before)
})
