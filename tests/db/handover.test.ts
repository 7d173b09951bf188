import { afterAll, beforeAll, expect, test } from 'vitest'
import { sheetsOfPlan } from '../../api/repositories/handovers.ts'
import type { PlanRef } from '../../api/repositories/plans.ts'
import { askAs } from '../../api/repositories/request.ts'
import { activatePlan } from '../../api/usecases/plans/activate-plan.ts'
import { type TestDatabase, testDatabase } from '../fixtures/database.ts'
import { publishedNext, shifted, townInForce, undivided } from '../fixtures/succession.ts'
import { tinyId } from '../fixtures/tiny-town.ts'

let database: TestDatabase
let counties = 220_000

beforeAll(async () => {
  database = await testDatabase()
})
afterAll(() => database?.close())

async function inForce() {
  counties += 1
  return { county: String(counties), ...(await townInForce(database.db, String(counties), '2026-06-01')) }
}

const system = () => askAs(database.db, { kind: 'system' })
const last = (id: string | null) => id?.slice(-1) ?? '-'

/** A plan's sheets: grids, staff and items by the last digits of their ids. */
async function sheets(plan: PlanRef): Promise<string[]> {
  const found = await sheetsOfPlan(system(), plan)
  return found
    .map(({ gridFrom, gridTo, staffFrom, staffTo, items, households }) => {
      const lines = items.map(({ building, unit, households: n }) => `${building}${unit ?? ''}:${n}`)
      return `${last(gridFrom)}→${last(gridTo)} ${last(staffFrom)}→${last(staffTo)} ${households} ${lines}`
    })
    .sort()
}

const moveHousehold = (county: string, household: number, building: number) =>
  system().none(
    'update household set building = $[building], unit = null where county = $[county] and id = $[household]',
    { county, building: tinyId('building', building), household: tinyId('household', household) },
  )

test('publication writes a sheet for each pair of grids, with buildings and units and who answers', async () => {
  const { county, town } = await inForce()
  const next = await publishedNext(database.db, county, undivided(town), '2026-07-01')
  expect(await sheets(next)).toEqual(['3→1 3→1 1 小院1号楼1单元:1', '4→1 3→1 2 小院1号楼2单元:1,小院2号楼:1'])
})

test('the first plan hands nothing over', async () => {
  const { plan } = await inForce()
  expect(await sheets(plan)).toEqual([])
})

test('no sheet passes between grids of one person, and none where no household moves', async () => {
  const { county, town } = await inForce()
  // The strip between x = 180 and 200 has no building.
  const strip = await publishedNext(database.db, county, shifted(town, 180), '2026-07-01')
  expect(await sheets(strip)).toEqual([])
  const swapped = JSON.parse(
    JSON.stringify(town.coverage)
      .replaceAll(tinyId('grid', 3), 'swap')
      .replaceAll(tinyId('grid', 4), tinyId('grid', 3))
      .replaceAll('swap', tinyId('grid', 4)),
  ) as typeof town.coverage
  const next = await publishedNext(database.db, county, swapped, '2026-08-01')
  expect(await sheets(next)).toEqual([])
})

test('a post that has ended by then answers for nobody, the next in the order of calls does', async () => {
  const { county, town } = await inForce()
  await system().none(
    "update post set valid_to = '2026-06-20' where county = $[county] and staff = $[staff]",
    { county, staff: tinyId('staff', 3) },
  )
  const next = await publishedNext(database.db, county, undivided(town), '2026-07-01')
  expect(await sheets(next)).toEqual(['3→1 4→1 1 小院1号楼1单元:1', '4→1 -→1 2 小院1号楼2单元:1,小院2号楼:1'])
})

test('activation makes the sheets anew from the households of that day', async () => {
  const { county, town } = await inForce()
  const next = await publishedNext(database.db, county, undivided(town), '2026-07-01')
  await moveHousehold(county, 4, 2)
  await moveHousehold(county, 6, 4)
  await activatePlan(database.db, next, '2026-07-01')
  expect(await sheets(next)).toEqual(['3→1 3→1 1 小院1号楼1单元:1', '4→1 3→1 2 小院2号楼:2'])
  const before = await sheetsOfPlan(system(), next)
  await activatePlan(database.db, next, '2026-07-02')
  expect(await sheetsOfPlan(system(), next)).toEqual(before)
})

test('what was confirmed stays so on an unchanged sheet and not on one that changed', async () => {
  const { county, town } = await inForce()
  const next = await publishedNext(database.db, county, undivided(town), '2026-07-01')
  await system().none(
    'update handover set confirmed_out = now(), confirmed_in = now() where county = $[county]',
    { county },
  )
  await moveHousehold(county, 4, 2)
  const ids = (await sheetsOfPlan(system(), next)).map(({ id }) => id).sort()
  await activatePlan(database.db, next, '2026-07-01')
  const after = await sheetsOfPlan(system(), next)
  expect(after.map(({ id }) => id).sort()).toEqual(ids)
  const confirmed = after.map(({ gridFrom, confirmedOut, confirmedIn }) => [
    last(gridFrom),
    confirmedOut !== null,
    confirmedIn !== null,
  ])
  expect(confirmed.sort()).toEqual([
    ['3', true, true],
    ['4', false, false],
  ])
})

test('a plan that overtakes one that never took effect hands over from the plan in force', async () => {
  const { county, town } = await inForce()
  await publishedNext(database.db, county, undivided(town), '2026-07-01')
  const back = await publishedNext(database.db, county, town.coverage, '2026-07-02')
  expect(await sheets(back)).toEqual(['1→3 1→3 1 小院1号楼1单元:1', '1→4 1→3 2 小院1号楼2单元:1,小院2号楼:1'])
  await activatePlan(database.db, back, '2026-07-03')
  expect(await sheets(back)).toEqual([])
})
