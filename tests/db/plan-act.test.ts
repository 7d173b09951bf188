import { afterAll, beforeAll, expect, test } from 'vitest'
import { Refusal } from '../../api/errors.ts'
import { createEvents } from '../../api/events.ts'
import type { Action } from '../../api/plan/actions/action.ts'
import { apply, isRefusal } from '../../api/plan/actions/apply.ts'
import { actionInDegrees, actionOnLattice } from '../../api/plan/actions/positions.ts'
import { gridPolygons } from '../../api/plan/grid-polygons.ts'
import { type Plan, planOf } from '../../api/plan/plan.ts'
import type { Account } from '../../api/repositories/accounts.ts'
import { multiPolygonFromEwkb } from '../../api/repositories/ewkb.ts'
import { actionsSince } from '../../api/repositories/plan-actions.ts'
import { readBase } from '../../api/repositories/plan-base.ts'
import { findPlan, type PlanRef } from '../../api/repositories/plans.ts'
import { askAs } from '../../api/repositories/request.ts'
import { actOnPlan, type Drawing } from '../../api/usecases/plans/act-on-plan.ts'
import { beginDraft } from '../../api/usecases/plans/begin-draft.ts'
import { createDraftStore } from '../../api/usecases/plans/draft-store.ts'
import { STREET } from '../../data/town/jurisdictions.ts'
import { someAction } from '../fixtures/action-generator.ts'
import { Dice } from '../fixtures/action-generator-dice.ts'
import { type TownDatabase, townDatabase } from '../fixtures/town-database.ts'

let database: TownDatabase
let admin: Account
let planner: Account

beforeAll(async () => {
  database = await townDatabase()
  const account = (username: string) =>
    database.db.one<Account>(
      'select county, id, username, capacity, jurisdiction, null as name from account where username = $1',
      [username],
    )
  admin = await account('admin')
  planner = await account('planner')
})
afterAll(() => database?.close())

const system = { kind: 'system' } as const
const drawingOf = (): Drawing => ({ drafts: createDraftStore(), events: createEvents() })
const wire = (action: Action) => actionInDegrees(action) as Parameters<typeof actOnPlan>[4]['actions'][number]

async function draftOf(account: Account): Promise<PlanRef> {
  return { county: account.county, id: await beginDraft(database.db, account, { jurisdiction: STREET }) }
}

/** The plan as a server that has just started makes it of base and log; it throws where the stored ground differs. */
async function replayed(ref: PlanRef): Promise<Plan> {
  const ask = askAs(database.db, system)
  const row = await findPlan(ask, ref)
  return createDraftStore().load(ask, ref.county, row!)
}

/** The bytes that a page has of a plan. */
const bytesOf = (plan: Plan): string => JSON.stringify([plan.snapshot.grids, plan.snapshot.faces])

const idOf = (n: number): string => `0192f000-0000-7000-8000-${String(n).padStart(4, '0')}00000000`

/** Random actions one by one, the refused ones left out; gives what was applied. */
async function actRandomly(ref: PlanRef, drawing: Drawing, seed: number, steps: number): Promise<Action[]> {
  const dice = new Dice(seed)
  const applied: Action[] = []
  let plan = await replayed(ref)
  for (let step = 0; step < steps; step++) {
    const action = someAction(plan, dice, idOf(step))
    const outcome = apply(plan, action)
    if (isRefusal(outcome)) continue
    // The kernel takes back any action; an account only its latest.
    if (action.type === 'revert' && action.action !== applied.findLast(({ type }) => type !== 'revert')?.id)
      continue
    const sent = { revision: applied.length, actions: [wire(action)] }
    const { revision } = await actOnPlan(database.db, drawing, admin, ref.id, sent)
    applied.push(action)
    expect(revision).toBe(applied.length)
    plan = outcome.plan
  }
  return applied
}

test('after random actions the stored ground is what base and log make, polygons and all', async () => {
  const ref = await draftOf(admin)
  const applied = await actRandomly(ref, drawingOf(), 7, 120)
  expect(applied.length).toBeGreaterThan(40)
  expect(new Set(applied.map(({ type }) => type)).size).toBeGreaterThan(8)

  const plan = await replayed(ref)
  const base = await readBase(askAs(database.db, system), ref)
  let again = planOf(base!)
  for (const action of applied) {
    const outcome = apply(again, action)
    if (isRefusal(outcome)) throw new Error(`${action.type} is refused on replay: ${outcome.refused}`)
    again = outcome.plan
  }
  expect(JSON.stringify(plan.snapshot)).toBe(JSON.stringify(again.snapshot))

  const rows = await database.db.many<{ key: string; polygon: string; valid: boolean; inside: boolean }>(
    `select key, polygon::text as polygon, ST_IsValid(polygon) as valid, ST_Intersects(polygon, label) as inside
     from grid where plan = $1 order by key`,
    [ref.id],
  )
  const shapes = gridPolygons(plan.snapshot)
  expect(rows.map(({ key }) => key)).toEqual(plan.snapshot.grids.map(({ key }) => key))
  for (const { key, polygon } of rows) expect(multiPolygonFromEwkb(polygon)).toEqual(shapes.get(key))
  expect(rows.filter(({ valid, inside }) => !valid || !inside)).toEqual([])

  const parents = await database.db.any<{ key: string; area: number }>(
    `select p.key, ST_Area(ST_SymDifference(p.polygon, (
        select ST_Union(c.polygon, 1e-9) from grid c where c.plan = p.plan and c.parent = p.key), 1e-9)) as area
     from grid p
     where p.plan = $1 and exists (select from grid c where c.plan = p.plan and c.parent = p.key)
       and not exists (select from face f where f.plan = p.plan and f.holder = p.key)`,
    [ref.id],
  )
  expect(parents.length).toBeGreaterThan(20)
  expect(parents.filter(({ area }) => area !== 0)).toEqual([])
})

test('two planners who act at once are put in order, and what both then hold is the same bytes', async () => {
  const ref = await draftOf(planner)
  const drawing = drawingOf()
  const first = await replayed(ref)
  const sides = [
    { account: planner, plan: first, revision: 0, dice: new Dice(11), next: 1000 },
    { account: admin, plan: first, revision: 0, dice: new Dice(23), next: 5000 },
  ]
  let stale = 0
  const turn = async (side: (typeof sides)[number]): Promise<void> => {
    let action = someAction(side.plan, side.dice, idOf(side.next++))
    while (action.type === 'lock' || action.type === 'revert' || isRefusal(apply(side.plan, action))) {
      action = someAction(side.plan, side.dice, idOf(side.next++))
    }
    for (;;) {
      try {
        const sent = { revision: side.revision, actions: [wire(action)] }
        const { revision } = await actOnPlan(database.db, drawing, side.account, ref.id, sent)
        const outcome = apply(side.plan, action)
        if (isRefusal(outcome)) throw new Error(`the server took what the page refuses: ${outcome.refused}`)
        side.plan = outcome.plan
        side.revision = revision
        return
      } catch (error) {
        if (!(error instanceof Refusal)) throw error
        if (error.code === 'action-refused') return
        expect(error.code).toBe('stale-revision')
        stale++
        const missed = error.attached as {
          revision: number
          actions: { action: Parameters<typeof actionOnLattice>[0] }[]
        }
        for (const each of missed.actions) {
          const outcome = apply(side.plan, actionOnLattice(each.action))
          if (isRefusal(outcome)) throw new Error(`a page refuses what the server took: ${outcome.refused}`)
          side.plan = outcome.plan
        }
        side.revision = missed.revision
        if (isRefusal(apply(side.plan, action))) return
      }
    }
  }
  for (let round = 0; round < 12; round++) await Promise.all(sides.map(turn))
  expect(stale).toBeGreaterThan(3)
  const log = await actionsSince(askAs(database.db, system), ref, 0)
  expect(new Set(log.map(({ account }) => account)).size).toBe(2)
  for (const side of sides) {
    for (const { action } of log.filter(({ revision }) => revision > side.revision)) {
      const outcome = apply(side.plan, action)
      if (isRefusal(outcome)) throw new Error(outcome.refused)
      side.plan = outcome.plan
    }
  }
  const stored = bytesOf(await replayed(ref))
  expect(sides.map(({ plan }) => bytesOf(plan) === stored)).toEqual([true, true])
})

test('a plan whose stored ground is not what its log makes is not drawn on', async () => {
  const ref = await draftOf(planner)
  await database.db.none(
    `update grid set name = '偷改' where plan = $1 and key = (select min(key::text)::uuid from grid where plan = $1)`,
    [ref.id],
  )
  await expect(replayed(ref)).rejects.toThrow('stored otherwise than its log replays')
})
