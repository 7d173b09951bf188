import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, expect, it } from 'vitest'
import {
  acted,
  actionLog,
  actionRefused,
  planDetail,
  planList,
  planSummary,
  staleRevision,
} from '#contract/plans.ts'
import { failure } from '#contract/wire.ts'
import { STREET } from '../../data/town/jurisdictions.ts'
import { type Reply, type TestServer, townServer } from '../fixtures/server.ts'
import { townPassword } from '../fixtures/town-database.ts'

let server: TestServer
let planner: string
let admin: string

beforeAll(async () => {
  server = await townServer()
  planner = await server.signIn('planner', townPassword('planner'))
  admin = await server.signIn('admin', townPassword('admin'))
})
afterAll(() => server?.close())

/** A fresh copy of the plan in force. */
async function draft(): Promise<string> {
  const reply = await server.send('/api/plans', { cookie: planner, json: { jurisdiction: STREET } })
  expect(reply.status, reply.text).toBe(201)
  return reply.as(planSummary).id
}
const show = async (id: string, cookie = planner) =>
  (await server.send(`/api/plans/${id}`, { cookie })).as(planDetail)
const act = (id: string, revision: number, actions: object[], cookie = planner): Promise<Reply> =>
  server.send(`/api/plans/${id}/actions`, { cookie, json: { revision, actions } })
const describeIt = (grid: string, name: string, id = uuidv7()) => ({ type: 'describe', id, grid, name })

it('a draft is a copy of the plan in force, and is listed', async () => {
  const id = await draft()
  const plan = await show(id)
  expect(plan).toMatchObject({
    state: 'draft',
    standing: 'draft',
    revision: 0,
    version: 0,
    createdBy: 'planner',
  })
  const inForce = await server.database.db.one<{ grids: number; faces: number }>(
    'select (select count(*)::int from grid where plan = f.plan) grids, (select count(*)::int from face where plan = f.plan) faces from plan_in_force f',
  )
  expect({ grids: plan.grids.length, faces: plan.faces.length }).toEqual(inForce)
  const { plans } = (await server.send('/api/plans', { cookie: planner })).as(planList)
  expect(plans.map((each) => each.standing)).toContain('in-force')
  expect(plans.some((each) => each.id === id)).toBe(true)
})

it('an action changes the plan, counts its revision and is in the log', async () => {
  const id = await draft()
  const { grids } = await show(id)
  const grid = grids[0]!
  const action = describeIt(grid.key, '新名字')
  const reply = await act(id, 0, [action])
  expect(reply.status, reply.text).toBe(200)
  expect(reply.as(acted)).toEqual({
    revision: 1,
    changed: { grids: [grid.key], goneGrids: [], faces: [], goneFaces: [] },
  })
  expect((await show(id)).grids.find(({ key }) => key === grid.key)?.name).toBe('新名字')
  const log = (await server.send(`/api/plans/${id}/actions?since=0`, { cookie: admin })).as(actionLog)
  expect(log).toMatchObject({
    revision: 1,
    base: 0,
    actions: [{ revision: 1, by: 'planner', mine: false, action }],
  })
})

it('an action sent again is done once; another under its id is refused', async () => {
  const id = await draft()
  const { grids } = await show(id)
  const action = describeIt(grids[0]!.key, '一次')
  expect((await act(id, 0, [action])).as(acted).revision).toBe(1)
  expect((await act(id, 0, [action])).as(acted)).toMatchObject({
    revision: 1,
    changed: { grids: [grids[0]!.key] },
  })
  const more = describeIt(grids[1]!.key, '二次')
  expect((await act(id, 0, [action, more])).as(acted).revision).toBe(2)
  const other = await act(id, 2, [{ ...action, name: '别的' }])
  expect(other.status).toBe(422)
  expect(other.as(actionRefused)).toMatchObject({
    error: { reason: 'id-used' },
    refusal: { action: action.id },
  })
})

it('who is behind gets what they missed, in the order of the log', async () => {
  const id = await draft()
  const { grids } = await show(id)
  await act(id, 0, [describeIt(grids[0]!.key, '甲'), describeIt(grids[1]!.key, '乙')])
  const reply = await act(id, 0, [describeIt(grids[2]!.key, '丙')], admin)
  expect(reply.status).toBe(409)
  const stale = reply.as(staleRevision)
  expect(stale).toMatchObject({ error: { code: 'stale-revision' }, revision: 2, base: 0 })
  expect(stale.actions.map(({ revision, mine }) => [revision, mine])).toEqual([
    [1, false],
    [2, false],
  ])
})

it('one refused action undoes the whole request, and says which and why in both languages', async () => {
  const id = await draft()
  const { grids } = await show(id)
  const unknown = uuidv7()
  const reply = await act(id, 0, [describeIt(grids[0]!.key, '不会留下'), describeIt(unknown, '没有')])
  expect(reply.status).toBe(422)
  expect(reply.as(actionRefused)).toMatchObject({
    error: { code: 'action-refused', reason: 'no-such-grid' },
    refusal: { reason: 'no-such-grid', grid: unknown },
  })
  expect(reply.as(actionRefused).error.message).toContain('第 2 个操作')
  expect((await show(id)).revision).toBe(0)
})

it('a grid may be named by its code', async () => {
  const id = await draft()
  const { grids } = await show(id)
  const grid = grids.find(({ code }) => code !== null)!
  const reply = await act(id, 0, [describeIt(grid.code!, '按编码')])
  expect(reply.as(acted).changed.grids).toEqual([grid.key])
})

it('only the own latest action is taken back', async () => {
  const id = await draft()
  const { grids } = await show(id)
  const [first, second] = [describeIt(grids[0]!.key, '甲'), describeIt(grids[1]!.key, '乙')]
  await act(id, 0, [first, second])
  const revert = (action: string, cookie = planner) =>
    server.send(`/api/plans/${id}/revert`, { cookie, json: { action } })
  const others = await revert(second.id, admin)
  expect([others.status, others.as(failure).error.reason]).toEqual([403, 'not-yours'])
  const older = await revert(first.id)
  expect([older.status, older.as(failure).error.reason]).toEqual([403, 'not-latest'])
  expect((await revert(second.id)).as(acted).revision).toBe(3)
  expect((await revert(first.id)).as(acted).revision).toBe(4)
  const names = new Map((await show(id)).grids.map(({ key, name }) => [key, name]))
  expect(grids.filter(({ key, name }) => names.get(key) !== name)).toEqual([])
  expect((await revert(first.id)).status).toBe(422)
})
