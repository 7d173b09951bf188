import { afterAll, beforeAll, expect, test } from 'vitest'
import { lineageOfPlan } from '../../api/repositories/lineage.ts'
import type { PlanRef } from '../../api/repositories/plans.ts'
import { askAs } from '../../api/repositories/request.ts'
import { type TestDatabase, testDatabase } from '../fixtures/database.ts'
import { publishedNext, replaced, shifted, townInForce, undivided } from '../fixtures/succession.ts'

let database: TestDatabase
let counties = 210_000

beforeAll(async () => {
  database = await testDatabase()
})
afterAll(() => database?.close())

async function inForce() {
  counties += 1
  return { county: String(counties), ...(await townInForce(database.db, String(counties), '2026-06-01')) }
}

/** `ancestor → successor share` by the last digits of the keys, shares in hundredths. */
async function linesOf(plan: PlanRef): Promise<string[]> {
  const rows = await lineageOfPlan(askAs(database.db, { kind: 'system' }), plan)
  return rows.map(
    ({ ancestor, successor, share }) =>
      `${ancestor.slice(-1)} → ${successor.slice(-1)} ${Math.round(share * 100)}`,
  )
}

test('the first plan of a root succeeds nothing', async () => {
  const { plan } = await inForce()
  expect(await linesOf(plan)).toEqual([])
})

test('children that were taken away are succeeded by the grid above them', async () => {
  const { county, town } = await inForce()
  const next = await publishedNext(database.db, county, undivided(town), '2026-07-01')
  expect(await linesOf(next)).toEqual(['3 → 1 100', '4 → 1 100'])
})

test('a grid that lost a strip is succeeded by the neighbour and by itself, shares of its area', async () => {
  const { county, town } = await inForce()
  const next = await publishedNext(database.db, county, shifted(town, 180), '2026-07-01')
  // Of 40,000 grid 1 gives 20 × 200; grid 4 gives 20 × 160 of its 100 × 160.
  expect(await linesOf(next)).toEqual(['1 → 1 90', '1 → 2 10', '4 → 4 80', '4 → 2 20'])
})

test('a plan that changes nothing has no lineage, and one that replaces a grid has one line', async () => {
  const { county, town } = await inForce()
  const same = await publishedNext(database.db, county, town.coverage, '2026-07-01')
  expect(await linesOf(same)).toEqual([])
  const next = await publishedNext(database.db, county, replaced(town), '2026-08-01')
  expect(await linesOf(next)).toEqual(['4 → 9 100'])
})
