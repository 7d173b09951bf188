import { afterAll, beforeAll, expect, test } from 'vitest'
import { askAs } from '../../api/repositories/request.ts'
import { activateOverdue, activatePlan } from '../../api/usecases/plans/activate-plan.ts'
import type { Town } from '../../data/town/town.ts'
import { type TestDatabase, testDatabase } from '../fixtures/database.ts'
import { approvedPlan, publishKnowingly, settleTiny } from '../fixtures/tiny-plans.ts'
import { tinyId, tinyTown } from '../fixtures/tiny-town.ts'

let database: TestDatabase
let counties = 200_000

beforeAll(async () => {
  database = await testDatabase()
})
afterAll(() => database?.close())

async function settledTown(): Promise<Town> {
  counties += 1
  const town = tinyTown(String(counties))
  await settleTiny(database.db, town)
  return town
}

/** Household number → the digits of its path below the community; null outside every community. */
async function pathsOf(county: string): Promise<Record<string, string | null>> {
  const rows = await askAs(database.db, { kind: 'system' }).rows<{ household: string; path: string | null }>(
    // biome-ignore lint/suspicious/noTemplateCurlyInString: named parameters of pg-promise
    'select household, path from household_grid where county = ${county} order by household',
    { county },
  )
  return Object.fromEntries(rows.map(({ household, path }) => [household.slice(-1), path?.slice(12) ?? null]))
}

/** Which version of which row each household has: changes with every write, also one of equal values. */
async function rowVersions(county: string): Promise<unknown> {
  return database.db.any(
    'select household, xmin::text, ctid::text from household_grid where county = $1 order by 1',
    [county],
  )
}

test('every household gets the deepest grid it stands in: its own position, else its unit, else its building', async () => {
  const { county, coverage } = await settledTown()
  const plan = await approvedPlan(database.db, county, coverage)
  await publishKnowingly(database.db, plan, '2026-06-01')
  expect(await activatePlan(database.db, plan, '2026-06-01')).toEqual({ activated: true, households: 7 })
  expect(await pathsOf(county)).toEqual({
    1: '010100',
    2: '010200',
    // In the inner gap: the upper grid answers; in the outer gap: the community.
    3: '010000',
    4: '020000',
    5: '000000',
    6: '010200',
    7: '020000',
  })
})

test('a second activation changes nothing, not a single row', async () => {
  const { county, coverage } = await settledTown()
  const plan = await approvedPlan(database.db, county, coverage)
  await publishKnowingly(database.db, plan, '2026-06-01')
  await activatePlan(database.db, plan, '2026-06-01')
  const before = await rowVersions(county)
  expect(await activatePlan(database.db, plan, '2026-06-02')).toEqual({ activated: false, households: 0 })
  expect(await rowVersions(county)).toEqual(before)
})

test('a plan does not take effect before its day, nor before it is published', async () => {
  const { county, coverage } = await settledTown()
  const plan = await approvedPlan(database.db, county, coverage)
  expect(await activatePlan(database.db, plan, '2026-06-01')).toMatchObject({ refused: 'wrong-state' })
  await publishKnowingly(database.db, plan, '2026-06-02')
  const early = await activatePlan(database.db, plan, '2026-06-01')
  expect(early).toEqual({ refused: 'not-due', effectiveFrom: '2026-06-02' })
  expect(await pathsOf(county)).toEqual({})
})

test('of several plans overdue the last one takes effect, with the households as they are then', async () => {
  const { county, coverage } = await settledTown()
  await publishKnowingly(database.db, await approvedPlan(database.db, county, coverage), '2026-06-01')
  const grids = coverage.grids.filter(({ level }) => level === 1)
  const last = await approvedPlan(database.db, county, { ...coverage, grids })
  await publishKnowingly(database.db, last, '2026-06-03')
  await askAs(database.db, { kind: 'system' }).none(
    // biome-ignore lint/suspicious/noTemplateCurlyInString: named parameters of pg-promise
    'update household set building = ${building} where county = ${county} and id = ${household}',
    { county, building: tinyId('building', 4), household: tinyId('household', 2) },
  )
  const outcomes = await activateOverdue(database.db, '2026-06-05')
  expect(outcomes.filter(({ plan }) => plan.county === county)).toEqual([
    { plan: last, outcome: { activated: true, households: 7 } },
  ])
  expect(await pathsOf(county)).toMatchObject({ 1: '010000', 2: '020000', 5: '000000' })
  const again = await activateOverdue(database.db, '2026-06-05')
  expect(again.filter(({ plan }) => plan.county === county)).toEqual([])
})

test('a household that stands outside every community has no path', async () => {
  const town = await settledTown()
  const [first] = town.households
  await askAs(database.db, { kind: 'system' }).none(
    // biome-ignore lint/suspicious/noTemplateCurlyInString: named parameters of pg-promise
    "update household set position = 'SRID=4326;POINT(121 31)' where county = ${county} and id = ${id}",
    { county: town.county, id: first!.id },
  )
  const plan = await approvedPlan(database.db, town.county, town.coverage)
  await publishKnowingly(database.db, plan, '2026-06-01')
  await activatePlan(database.db, plan, '2026-06-01')
  expect(await pathsOf(town.county)).toMatchObject({ 1: null, 2: '010200' })
})
