import { afterAll, beforeAll, expect, test } from 'vitest'
import { findPlan } from '../../api/repositories/plans.ts'
import { askAs, runAs } from '../../api/repositories/request.ts'
import { activatePlan } from '../../api/usecases/plans/activate-plan.ts'
import { createDraft } from '../../api/usecases/plans/create-draft.ts'
import { approvePlan, submitPlan } from '../../api/usecases/plans/move-plan.ts'
import { publishPlan } from '../../api/usecases/plans/publish-plan.ts'
import { readSnapshot } from '../../api/usecases/plans/read-snapshot.ts'
import { type TestDatabase, testDatabase } from '../fixtures/database.ts'
import { publishedNext, replaced, townInForce } from '../fixtures/succession.ts'
import { publishKnowingly } from '../fixtures/tiny-plans.ts'

let database: TestDatabase
const COUNTY = '240001'

beforeAll(async () => {
  database = await testDatabase()
})
afterAll(() => database?.close())

const rows = <Row>(query: string) => runAs<Row>(database.db, { kind: 'system' }, query, { county: COUNTY })
const state = async () => ({
  households: await rows(
    'select household, path from household_grid where county = $[county] order by household',
  ),
  codes: await rows(
    `select g.key, i.code, g.path, g.parent, ST_AsEWKB(g.polygon) as polygon from plan_in_force f
     join grid g on g.county = f.county and g.plan = f.plan join grid_identity i on i.key = g.key and i.county = g.county
     where f.county = $[county] order by g.key`,
  ),
})

test('publishing an earlier plan again brings back its grids, codes, paths and households; the day must rise', async () => {
  const { db } = database
  const { town, plan } = await townInForce(db, COUNTY, '2026-06-01')
  const before = await state()
  await activatePlan(db, await publishedNext(db, COUNTY, replaced(town), '2026-07-01'), '2026-07-01')
  expect(await state()).not.toEqual(before)

  const ask = askAs(db, { kind: 'system' })
  const snapshot = await readSnapshot(ask, COUNTY, (await findPlan(ask, plan))!)
  const back = await createDraft(db, { county: COUNTY, name: '恢复', snapshot, source: 'the plan before' })
  await submitPlan(db, back)
  await approvePlan(db, back)
  const publication = { effectiveFrom: '2026-07-01', note: null, accept: [] }
  expect(await publishPlan(db, back, publication)).toEqual({
    refused: 'date-not-rising',
    after: '2026-07-01',
  })
  await publishKnowingly(db, back, '2026-07-02')
  await activatePlan(db, back, '2026-07-02')
  expect(await state()).toEqual(before)
  // 003 was never dealt anew: the replaced grid took 005, and its number is not used again.
  const codes = await rows<{ code: string }>(
    'select right(code, 3) as code from grid_identity where county = $[county] order by code',
  )
  expect(codes.map(({ code }) => code)).toEqual(['001', '002', '003', '004', '005'])
})
