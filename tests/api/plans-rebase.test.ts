import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  acted,
  actionLog,
  notAccepted,
  planDetail,
  planSummary,
  published,
  rebaseClashes,
  rebased,
  staleRevision,
} from '#contract/plans.ts'
import { townDay } from '../../api/lookup/town-day.ts'
import { STREET } from '../../data/town/jurisdictions.ts'
import { type Reply, type TestServer, townServer } from '../fixtures/server.ts'
import { townPassword } from '../fixtures/town-database.ts'

let server: TestServer
const cookies: Record<string, string> = {}

beforeAll(async () => {
  server = await townServer()
  await server.database.db.none(
    `update plan set effective_from = effective_from - 1 where state = 'published'`,
  )
  for (const name of ['planner', 'admin']) cookies[name] = await server.signIn(name, townPassword(name))
})
afterAll(() => server?.close())

const send = (path: string, json?: unknown, who = 'planner'): Promise<Reply> =>
  server.send(`/api/plans${path}`, { cookie: cookies[who]!, ...(json === undefined ? {} : { json }) })
const show = async (id: string) => (await send(`/${id}`)).as(planDetail)
const draft = async (more: object = {}) =>
  (await send('', { jurisdiction: STREET, ...more })).as(planSummary).id
const act = async (id: string, revision: number, actions: object[]) => {
  const reply = await send(`/${id}/actions`, { revision, actions })
  expect(reply.status, reply.text).toBe(200)
  return reply.as(acted)
}
const named = (grid: string, name: string) => ({ type: 'describe', id: uuidv7(), grid, name })

async function publish(id: string, effectiveFrom: string): Promise<void> {
  await send(`/${id}/submit`, {})
  await send(`/${id}/approve`, {}, 'admin')
  const { findings } = (await send(`/${id}/publish`, { effectiveFrom })).as(notAccepted)
  const accept = findings.map(({ rule, key }) => ({ rule, key, reason: '测试' }))
  ;(await send(`/${id}/publish`, { effectiveFrom, accept })).as(published)
}

test('a draft behind is put on the newer plan; what clashes is listed first and dropped when asked', async () => {
  const mine = await draft()
  const earlier = await draft({ name: '旧稿' })
  const { grids } = await show(mine)
  const leaves = grids.filter(({ level, key }) => level === 3 && !grids.some(({ parent }) => parent === key))
  const kept = leaves[0]!
  const siblings = leaves.filter(({ parent }) => parent === leaves[3]!.parent)
  const actions = [
    named(kept.key, '我的名字'),
    named(siblings[0]!.key, '白费'),
    named(siblings[1]!.key, '也许'),
    named(leaves[1]!.key, '撤销了'),
  ]
  await act(mine, 0, actions)
  expect((await send(`/${mine}/revert`, { action: actions[3]!.id })).status).toBe(200)

  const other = await draft()
  const merged = await mergeable(
    other,
    siblings.map(({ key }) => key),
  )
  await publish(other, townDay())

  const first = await send(`/${mine}/rebase`, {})
  expect(first.status).toBe(409)
  const { clashes } = first.as(rebaseClashes)
  const gone = actions.find(({ grid }) => grid === merged)!
  expect(clashes).toMatchObject([
    { action: { id: gone.id }, by: 'planner', refusal: { reason: 'no-such-grid' } },
  ])
  expect(await show(mine)).toMatchObject({ revision: 5, basedOn: (await show(earlier)).basedOn })

  const done = (await send(`/${mine}/rebase`, { drop: true })).as(rebased)
  expect(done.dropped).toHaveLength(1)
  const plan = await show(mine)
  expect(plan).toMatchObject({ basedOn: other, revision: done.revision })
  expect(plan.grids.find(({ key }) => key === kept.key)?.name).toBe('我的名字')
  expect(plan.grids.find(({ key }) => key === leaves[1]!.key)?.name).toBe(leaves[1]!.name)
  expect(plan.grids.some(({ key }) => key === merged)).toBe(false)

  const log = (await send(`/${mine}/actions?since=0`)).as(actionLog)
  expect(log.base).toBe(6)
  expect(log.actions.filter(({ revision }) => revision > log.base).map(({ action }) => action.id)).toEqual(
    actions.filter(({ id }) => id !== gone.id && id !== actions[3]!.id).map(({ id }) => id),
  )
  const behind = await send(`/${mine}/actions`, { revision: 5, actions: [named(kept.key, '落后')] })
  expect(behind.as(staleRevision)).toMatchObject({ base: 6, revision: done.revision })
  // It goes on from there, also on a server that has to replay.
  await act(mine, done.revision, [named(kept.key, '继续')])
  expect((await send(`/${mine}/rebase`, {})).as(rebased)).toEqual({
    revision: done.revision + 1,
    dropped: [],
  })
})

test('a copy of an earlier plan may follow the newer one and keep its ground', async () => {
  const { basedOn } = await show(await draft())
  const back = await draft({ basedOn })
  const { faces } = await show(back)
  const other = await draft()
  await server.database.db.none('update plan set effective_from = effective_from - 1 where id = $1', [
    basedOn,
  ])
  await server.database.db.none(
    `update plan set effective_from = effective_from - 1 where state = 'published' and id <> $1`,
    [basedOn],
  )
  await act(other, 0, [named((await show(other)).grids[0]!.key, '新一版')])
  await publish(other, townDay())
  expect((await send(`/${back}/rebase`, { keepGround: true })).as(rebased)).toEqual({
    revision: 0,
    dropped: [],
  })
  const plan = await show(back)
  expect(plan.basedOn).toBe(other)
  expect(plan.faces).toEqual(faces)
})

/** Merges the first of some grids into a neighbour among them, and gives the key that is gone. */
async function mergeable(id: string, keys: readonly string[]): Promise<string> {
  for (const keep of keys.slice(1)) {
    const action = { type: 'merge', id: uuidv7(), grids: [keys[0]!, keep], keep }
    const reply = await send(`/${id}/actions`, { revision: 0, actions: [action] })
    if (reply.status === 200) return keys[0]!
  }
  throw new Error('no two siblings are neighbours')
}
