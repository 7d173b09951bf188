import { afterAll, beforeAll, expect, test } from 'vitest'
import { overlay } from '../../api/plan/overlay.ts'
import type { PlanRef } from '../../api/repositories/plans.ts'
import { createDraft } from '../../api/usecases/plans/create-draft.ts'
import { approvePlan, submitPlan } from '../../api/usecases/plans/move-plan.ts'
import { publishPlan } from '../../api/usecases/plans/publish-plan.ts'
import type { Town } from '../../data/town/town.ts'
import { type TestDatabase, testDatabase } from '../fixtures/database.ts'
import { approvedPlan, publishKnowingly, settleTiny } from '../fixtures/tiny-plans.ts'
import { TINY_DAY, tinyId, tinyPosition, tinyTown } from '../fixtures/tiny-town.ts'

let database: TestDatabase
let counties = 100_000

beforeAll(async () => {
  database = await testDatabase()
})
afterAll(() => database?.close())

/** A town of a county of its own, settled, so that tests share a database and nothing else. */
async function settledTown(): Promise<Town> {
  counties += 1
  const town = tinyTown(String(counties))
  await settleTiny(database.db, town)
  return town
}

async function codesOf(plan: PlanRef): Promise<Record<string, string | null>> {
  const rows = await database.db.any<{ key: string; code: string | null }>(
    `select i.key, i.code from grid g join grid_identity i using (county, key)
     where g.county = $1 and g.plan = $2 order by i.key`,
    [plan.county, plan.id],
  )
  return Object.fromEntries(rows.map(({ key, code }) => [key.slice(-1), code?.slice(-3) ?? null]))
}

const onDay = { effectiveFrom: '2026-07-01', note: null, accept: [] }

test('blocking findings that nobody accepted refuse a publication, and all of them come back', async () => {
  const { county, coverage } = await settledTown()
  const plan = await approvedPlan(database.db, county, coverage)
  const outcome = await publishPlan(database.db, plan, onDay)
  expect(outcome).toMatchObject({ refused: 'findings-not-accepted' })
  if (!('refused' in outcome) || outcome.refused !== 'findings-not-accepted') return
  expect(outcome.findings.map(({ rule }) => rule)).toEqual(['outer-gap', 'inner-gap', 'household-unheld'])
  expect(await codesOf(plan)).toEqual({ 1: null, 2: null, 3: null, 4: null })
  expect(await database.db.one('select state from plan where county = $1', [county])).toEqual({
    state: 'approved',
  })
})

test('a finding accepted without a reason, or one of several, is not enough', async () => {
  const { county, coverage } = await settledTown()
  const plan = await approvedPlan(database.db, county, coverage)
  const first = await publishPlan(database.db, plan, onDay)
  if (!('refused' in first) || first.refused !== 'findings-not-accepted') throw new Error('wanted a refusal')
  const accept = first.findings.map(({ rule, key }) => ({
    rule,
    key,
    reason: rule === 'inner-gap' ? ' ' : '水边',
  }))
  const second = await publishPlan(database.db, plan, { ...onDay, accept })
  if (!('refused' in second) || second.refused !== 'findings-not-accepted')
    throw new Error('wanted a refusal')
  expect(second.findings.map(({ rule }) => rule)).toEqual(['inner-gap'])
})

test('codes are dealt level by level from west to east, and what was accepted is kept with its reason', async () => {
  const { county, coverage } = await settledTown()
  const plan = await approvedPlan(database.db, county, coverage)
  const accepted = await publishKnowingly(database.db, plan, TINY_DAY)
  expect(await codesOf(plan)).toEqual({ 1: '001', 2: '002', 3: '003', 4: '004' })
  const row = await database.db.one('select state, effective_from, accepted from plan where county = $1', [
    county,
  ])
  expect(row).toEqual({ state: 'published', effective_from: TINY_DAY, accepted })
  expect(accepted).toHaveLength(3)
})

test('a grid keeps its code in the next plan, and the code of one that went is never dealt again', async () => {
  const { county, coverage } = await settledTown()
  await publishKnowingly(database.db, await approvedPlan(database.db, county, coverage), '2026-06-01')
  const [first, second, third, fourth] = coverage.grids
  const grids = [
    first!,
    second!,
    { ...fourth!, key: tinyId('grid', 5) },
    { ...third!, key: tinyId('grid', 3) },
  ]
  const next = await approvedPlan(database.db, county, { ...coverage, grids })
  await publishKnowingly(database.db, next, '2026-06-02')
  expect(await codesOf(next)).toEqual({ 1: '001', 2: '002', 3: '003', 5: '005' })
})

test('effective days rise strictly', async () => {
  const { county, coverage } = await settledTown()
  await publishKnowingly(database.db, await approvedPlan(database.db, county, coverage), '2026-06-01')
  const next = await approvedPlan(database.db, county, coverage)
  const outcome = await publishPlan(database.db, next, { ...onDay, effectiveFrom: '2026-06-01' })
  expect(outcome).toEqual({ refused: 'date-not-rising', after: '2026-06-01' })
})

test('of two drafts of one root only the first is published, also when both are sent at once', async () => {
  const { county, coverage } = await settledTown()
  const drafts = [
    await approvedPlan(database.db, county, coverage),
    await approvedPlan(database.db, county, coverage),
  ]
  const outcomes = await Promise.allSettled(
    drafts.map((plan, i) => publishKnowingly(database.db, plan, `2026-06-0${i + 1}`)),
  )
  const lost = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [String(outcome.reason)] : []))
  expect(lost).toHaveLength(1)
  expect(lost[0]).toContain('not-based-on-latest')
})

test('only what was approved is published', async () => {
  const { county, coverage } = await settledTown()
  const { snapshot } = overlay(coverage)
  const plan = await createDraft(database.db, { county, name: '小方案', snapshot, source: 'a test' })
  expect(await publishPlan(database.db, plan, onDay)).toMatchObject({
    refused: 'wrong-state',
    state: 'draft',
  })
  expect(await approvePlan(database.db, plan)).toMatchObject({ refused: 'wrong-state', wanted: 'submitted' })
  expect(await submitPlan(database.db, plan)).toEqual({ state: 'submitted' })
  expect(await submitPlan(database.db, { ...plan, county: '000000' })).toEqual({ refused: 'unknown-plan' })
})

test('a community has 999 codes and no more', async () => {
  const { county, coverage } = await settledTown()
  const community = coverage.root
  await database.db.none('insert into code_counter values ($1, $2, 997)', [county, community])
  const plan = await approvedPlan(database.db, county, coverage)
  await expect(publishKnowingly(database.db, plan, TINY_DAY)).rejects.toThrow('codes-exhausted')
  expect(await codesOf(plan)).toEqual({ 1: null, 2: null, 3: null, 4: null })
  await database.db.none('update code_counter set next = 996 where county = $1', [county])
  await publishKnowingly(database.db, plan, TINY_DAY)
  expect(await codesOf(plan)).toEqual({ 1: '996', 2: '997', 3: '998', 4: '999' })
})

test('the 100th grid of a community is refused', async () => {
  const { county, coverage } = await settledTown()
  const template = coverage.grids[0]!
  const strips = Array.from({ length: 100 }, (_, i) => {
    const west = tinyPosition(i * 4, 0)
    const east = tinyPosition((i + 1) * 4, 200)
    const shape = [[[west, [east[0], west[1]], east, [west[0], east[1]]]]] as const
    return { ...template, key: tinyId('grid', 500 + i), name: `第${i}网格`, shape }
  })
  const plan = await approvedPlan(database.db, county, { ...coverage, grids: strips })
  expect(await publishPlan(database.db, plan, onDay)).toEqual({
    refused: 'too-many-children',
    parent: coverage.root,
  })
  const fewer = await approvedPlan(database.db, county, { ...coverage, grids: strips.slice(1) })
  await expect(publishKnowingly(database.db, fewer, TINY_DAY)).resolves.not.toHaveLength(0)
})

test('roots never overlap: a street with a published community inside cannot be published', async () => {
  const { county, coverage } = await settledTown()
  await publishKnowingly(database.db, await approvedPlan(database.db, county, coverage), TINY_DAY)
  const street = await approvedPlan(database.db, county, { ...coverage, root: `${county}001` })
  expect(await publishPlan(database.db, street, onDay)).toEqual({
    refused: 'roots-overlap',
    root: coverage.root,
  })
})
