import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { board } from '#contract/boards.ts'
import { located } from '#contract/locate.ts'
import {
  commentList,
  notAccepted,
  planDetail,
  planDots,
  planList,
  planMoved,
  planSummary,
  published,
} from '#contract/plans.ts'
import { failure } from '#contract/wire.ts'
import { townDay } from '../../api/lookup/town-day.ts'
import { STREET } from '../../data/town/jurisdictions.ts'
import { type Reply, type TestServer, townServer } from '../fixtures/server.ts'
import { townPassword } from '../fixtures/town-database.ts'

const DAY_MS = 86_400_000
const cookies: Record<string, string> = {}
let server: TestServer

beforeAll(async () => {
  server = await townServer()
  // The plan of the town is of today; one that follows it the same day needs an earlier one.
  await server.database.db.none(
    `update plan set effective_from = effective_from - 1 where state = 'published'`,
  )
  for (const name of ['planner', 'admin', 'head', 'lead']) {
    cookies[name] = await server.signIn(name, townPassword(name))
  }
})
afterAll(() => server?.close())

const send = (who: string, path: string, json?: unknown, method?: 'GET' | 'POST' | 'PATCH' | 'DELETE') =>
  server.send(path, {
    cookie: cookies[who]!,
    ...(json === undefined ? {} : { json }),
    ...(method ? { method } : {}),
  })
const step = (who: string, id: string, name: string, json: unknown = {}): Promise<Reply> =>
  send(who, `/api/plans/${id}/${name}`, json)
const codeOf = (reply: Reply): [number, string] => [reply.status, reply.as(failure).error.code]
const show = async (id: string) => (await send('planner', `/api/plans/${id}`)).as(planDetail)

async function draft(more: object = {}): Promise<string> {
  const reply = await send('planner', '/api/plans', { jurisdiction: STREET, ...more })
  expect(reply.status, reply.text).toBe(201)
  return reply.as(planSummary).id
}

async function approved(): Promise<string> {
  const id = await draft()
  expect((await step('planner', id, 'submit')).as(planMoved).state).toBe('submitted')
  expect((await step('admin', id, 'approve')).as(planMoved).state).toBe('approved')
  return id
}

/** Publishes with whatever blocks accepted. */
async function publish(id: string, effectiveFrom: string): Promise<Reply> {
  const first = await step('planner', id, 'publish', { effectiveFrom })
  if (first.status !== 409 || first.as(failure.loose()).error.code !== 'findings-not-accepted') return first
  const accept = first.as(notAccepted).findings.map(({ rule, key }) => ({ rule, key, reason: '测试' }))
  return step('planner', id, 'publish', { effectiveFrom, accept })
}

const dayFrom = (days: number): string => townDay(Date.now() + days * DAY_MS)

describe('who may', () => {
  it('nobody who is not signed in, and no worker, reaches anything about plans', async () => {
    const id = await draft()
    const asks: [string, 'GET' | 'POST' | 'PATCH' | 'DELETE', object?][] = [
      ['', 'GET'],
      ['', 'POST', { jurisdiction: STREET }],
      [`/${id}`, 'GET'],
      [`/${id}`, 'PATCH', { name: '新' }],
      [`/${id}`, 'DELETE'],
      [`/${id}/actions`, 'GET'],
      [
        `/${id}/actions`,
        'POST',
        { revision: 0, actions: [{ type: 'addLevel', id: uuidv7(), community: `${STREET}001` }] },
      ],
      [`/${id}/revert`, 'POST', { action: uuidv7() }],
      [`/${id}/events`, 'GET'],
      [`/${id}/dots`, 'GET'],
      [`/${id}/comments`, 'GET'],
      [`/${id}/comments`, 'POST', { text: '说' }],
      [`/${id}/comments/${uuidv7()}/resolve`, 'POST', {}],
      [`/${id}/submit`, 'POST', {}],
      [`/${id}/approve`, 'POST', {}],
      [`/${id}/return`, 'POST', { comments: [{ text: '改' }] }],
      [`/${id}/publish`, 'POST', { effectiveFrom: dayFrom(1) }],
      [`/${id}/withdraw`, 'POST', {}],
      [`/${id}/rebase`, 'POST', {}],
    ]
    for (const [path, method, json] of asks) {
      const address = `/api/plans${path}`
      const stranger = await server.send(address, { method, ...(json && { json }) })
      expect([address, method, ...codeOf(stranger)]).toEqual([address, method, 401, 'not-signed-in'])
      const worker = await send('lead', address, json, method)
      expect([address, method, ...codeOf(worker)]).toEqual([address, method, 403, 'forbidden'])
    }
  })

  it('a head reads and may not begin, edit or submit a draft of the street', async () => {
    const id = await draft()
    expect((await send('head', `/api/plans/${id}`)).as(planDetail).rights).toMatchObject({
      edit: false,
      submit: false,
      approve: false,
    })
    expect(codeOf(await send('head', '/api/plans', { jurisdiction: STREET }))).toEqual([403, 'forbidden'])
    expect(codeOf(await step('head', id, 'submit'))).toEqual([403, 'forbidden'])
    await step('planner', id, 'submit')
    expect(codeOf(await step('head', id, 'approve'))).toEqual([403, 'forbidden'])
  })

  it('nobody approves their own submission unless the office allows it', async () => {
    const id = await draft()
    await step('planner', id, 'submit')
    expect(codeOf(await step('planner', id, 'approve'))).toEqual([403, 'own-submission'])
    await server.database.db.none(`insert into setting values ('999901', 'self-approval', 'true')`)
    expect((await step('planner', id, 'approve')).as(planMoved).state).toBe('approved')
    await server.database.db.none('delete from setting')
  })
})

describe('the way of a draft', () => {
  it('a submitted plan takes no actions, and comes back with comments pinned to places', async () => {
    const id = await draft()
    await step('planner', id, 'submit')
    const { grids } = await show(id)
    const action = { type: 'describe', id: uuidv7(), grid: grids[0]!.key, name: '晚了' }
    const late = await step('planner', id, 'actions', { revision: 0, actions: [action] })
    expect(codeOf(late)).toEqual([409, 'wrong-state'])
    expect(late.as(failure).error.message).toContain('待审批')
    const pin = { text: '这里要改', position: [120.1, 30.1], grid: grids[0]!.key }
    expect((await step('admin', id, 'return', { comments: [pin] })).as(planMoved).state).toBe('draft')
    const { comments } = (await send('planner', `/api/plans/${id}/comments`)).as(commentList)
    expect(comments).toMatchObject([{ ...pin, by: 'admin', resolved: false }])
    const settle = (comment: string) => step('planner', id, `comments/${comment}/resolve`)
    expect((await settle(comments[0]!.id)).status).toBe(204)
    expect(codeOf(await settle(uuidv7()))).toEqual([404, 'unknown-comment'])
    const after = (await send('planner', `/api/plans/${id}/comments`)).as(commentList)
    expect(after.comments[0]?.resolved).toBe(true)
    expect((await step('planner', id, 'actions', { revision: 0, actions: [action] })).status).toBe(200)
  })

  it('each step is refused from another state, in words', async () => {
    const id = await draft()
    expect(codeOf(await step('admin', id, 'approve'))).toEqual([409, 'wrong-state'])
    expect(codeOf(await step('admin', id, 'return', { comments: [{ text: '改' }] }))).toEqual([
      409,
      'wrong-state',
    ])
    expect(codeOf(await step('planner', id, 'publish', { effectiveFrom: dayFrom(1) }))).toEqual([
      409,
      'wrong-state',
    ])
    expect(codeOf(await step('planner', id, 'withdraw'))).toEqual([409, 'wrong-state'])
    await step('planner', id, 'submit')
    expect(codeOf(await step('planner', id, 'submit'))).toEqual([409, 'wrong-state'])
    expect(codeOf(await send('planner', `/api/plans/${id}`, { name: '新' }, 'PATCH'))).toEqual([
      409,
      'wrong-state',
    ])
    expect(codeOf(await send('planner', `/api/plans/${id}`, undefined, 'DELETE'))).toEqual([
      409,
      'wrong-state',
    ])
    expect(codeOf(await step('planner', uuidv7(), 'submit'))).toEqual([404, 'unknown-plan'])
  })

  it('a draft is renamed and discarded', async () => {
    const id = await draft({ name: '一稿' })
    expect((await show(id)).name).toBe('一稿')
    expect((await send('planner', `/api/plans/${id}`, { name: '二稿' }, 'PATCH')).status).toBe(204)
    expect((await show(id)).name).toBe('二稿')
    expect((await send('planner', `/api/plans/${id}`, undefined, 'DELETE')).status).toBe(204)
    expect(codeOf(await send('planner', `/api/plans/${id}`))).toEqual([404, 'unknown-plan'])
  })

  it('what is known already is not sent again', async () => {
    const id = await draft()
    const first = await send('planner', `/api/plans/${id}`)
    const etag = first.headers.get('etag')!
    const again = await server.send(`/api/plans/${id}`, {
      cookie: cookies.planner!,
      headers: { 'if-none-match': etag, 'cache-control': 'max-age=0' },
    })
    expect([again.status, again.text]).toEqual([304, ''])
    await step('planner', id, 'submit')
    const moved = await server.send(`/api/plans/${id}`, {
      cookie: cookies.planner!,
      headers: { 'if-none-match': etag, 'cache-control': 'max-age=0' },
    })
    expect(moved.status).toBe(200)
  })
})

describe('beginning', () => {
  it('an empty draft holds one unheld face a community and the levels of the last plan', async () => {
    const plan = await show(await draft({ empty: true }))
    expect(plan.grids).toEqual([])
    expect(plan.faces.map(({ community, holder }) => [community, holder])).toEqual(
      plan.communities.map(({ code }) => [code, null]),
    )
    expect(plan.levels).toEqual(['一级网格', '二级网格', '三级网格'])
  })

  it('is refused with what is missing', async () => {
    const begin = (json: object) => send('planner', '/api/plans', json)
    expect(codeOf(await begin({ jurisdiction: '999901009' }))).toEqual([404, 'unknown-root'])
    expect(codeOf(await begin({ jurisdiction: `${STREET}001` }))).toEqual([409, 'roots-overlap'])
    expect(codeOf(await begin({ jurisdiction: STREET, basedOn: uuidv7() }))).toEqual([404, 'unknown-plan'])
    expect(codeOf(await begin({ jurisdiction: STREET, basedOn: await draft() }))).toEqual([
      422,
      'base-unusable',
    ])
    expect(codeOf(await begin({ jurisdiction: 'x' }))).toEqual([400, 'bad-parameter'])
    const { db } = server.database
    await db.none(
      `insert into jurisdiction values ('999901', '999901008', 'street', '999901', '空街道', '值班', '000'),
        ('999901', '999901007', 'street', '999901', '新街道', '值班', '000'),
        ('999901', '999901007001', 'community', '999901007', '新社区', '值班', '000')`,
    )
    const admin = (jurisdiction: string) => send('admin', '/api/plans', { jurisdiction })
    expect(codeOf(await begin({ jurisdiction: '999901008' }))).toEqual([403, 'out-of-jurisdiction'])
    expect(codeOf(await admin('999901008'))).toEqual([422, 'no-communities'])
    const without = await admin('999901007')
    expect(codeOf(without)).toEqual([422, 'no-outline'])
    expect(without.as(failure).error.message).toContain('新社区')
  })
})

it('dots tell where how many households are, by building and unit, within the reach of who asks', async () => {
  const id = await draft()
  const all = (await send('planner', `/api/plans/${id}/dots`)).as(planDots)
  const { n } = await server.database.db.one<{ n: number }>('select count(*)::int as n from household')
  expect(all.dots.reduce((sum, { households }) => sum + households, 0)).toBe(n)
  const buildings = new Set(all.buildings.map((building) => building.id))
  expect(all.dots.every(({ building }) => building !== null && buildings.has(building))).toBe(true)
  const head = (await send('head', `/api/plans/${id}/dots`)).as(planDots)
  expect(head.dots.length).toBeGreaterThan(0)
  expect(head.dots.length).toBeLessThan(all.dots.length)
})

describe('publication', () => {
  it('a scheduled plan is withdrawn and is approved again', async () => {
    const id = await approved()
    const unaccepted = await step('planner', id, 'publish', { effectiveFrom: dayFrom(30) })
    expect(unaccepted.as(notAccepted).findings.length).toBeGreaterThan(0)
    const past = await step('planner', id, 'publish', { effectiveFrom: dayFrom(-3) })
    expect(codeOf(past)).toEqual([422, 'date-past'])
    expect((await publish(id, dayFrom(30))).as(published)).toMatchObject({ activated: false })
    expect(await show(id)).toMatchObject({ standing: 'scheduled', effectiveFrom: dayFrom(30) })
    const behind = await approved()
    await server.database.db.none(`update plan set based_on = null where id = $1`, [behind])
    expect(codeOf(await publish(behind, dayFrom(40)))).toEqual([409, 'not-based-on-latest'])
    const next = await approved()
    expect(codeOf(await publish(next, dayFrom(30)))).toEqual([409, 'date-not-rising'])
    expect((await publish(next, dayFrom(31))).status).toBe(200)
    expect(codeOf(await step('planner', id, 'withdraw'))).toEqual([409, 'later-published'])
    for (const each of [next, id]) {
      expect((await step('planner', each, 'withdraw')).as(planMoved).state).toBe('approved')
    }
    expect(await show(id)).toMatchObject({ standing: 'draft', effectiveFrom: null, approvedBy: 'admin' })
    expect((await step('admin', id, 'return', { comments: [{ text: '再改' }] })).as(planMoved).state).toBe(
      'draft',
    )
  })

  it('for today it takes effect at once: look-ups, boards and the bus know; rolling back is another plan', async () => {
    const position = await somewhere()
    const locate = async () =>
      (await server.send(`/api/locate?lon=${position[0]}&lat=${position[1]}`)).as(located)
    const before = await locate()
    const id = await draft()
    const { grids } = await show(id)
    const key = grids.find(({ code }) => code === before.chain[0]!.code)!.key
    const action = { type: 'describe', id: uuidv7(), grid: key, name: '焕然一新' }
    expect((await step('planner', id, 'actions', { revision: 0, actions: [action] })).status).toBe(200)
    await step('planner', id, 'submit')
    await step('admin', id, 'approve')
    const heard = await server.listen('/api/events')
    const reply = await publish(id, townDay())
    expect(reply.as(published)).toMatchObject({ activated: true })
    expect(await heard.next()).toMatchObject({ type: 'plan-activated', plan: id, effectiveFrom: townDay() })
    await heard.close()
    expect((await locate()).chain[0]!.name).toBe('焕然一新')
    const boards = JSON.parse((await server.send('/api/boards')).text) as { slug: string }[]
    expect(boards.length).toBeGreaterThan(0)
    const shown = await server.send(`/api/boards/${boards[0]!.slug}`)
    expect(shown.as(board).plan).toMatchObject({ id, effectiveFrom: townDay() })
    expect(codeOf(await step('planner', id, 'withdraw'))).toEqual([409, 'in-force-already'])

    const { plans } = (await send('planner', '/api/plans')).as(planList)
    const past = plans.find(({ standing }) => standing === 'past')!
    const back = await draft({ basedOn: past.id })
    expect(await show(back)).toMatchObject({ basedOn: id })
    expect((await show(back)).grids.find((grid) => grid.key === key)?.name).toBe(before.chain[0]!.name)
  })
})

/** A position that a grid in force holds. */
async function somewhere(): Promise<[number, number]> {
  const { x, y } = await server.database.db.one<{ x: number; y: number }>(
    `select ST_X(g.label) as x, ST_Y(g.label) as y from grid g join plan_in_force f on f.plan = g.plan
     where g.level = 3 order by g.key limit 1`,
  )
  return [x, y]
}

it('every step is in the audit, with its plan', async () => {
  const id = await approved()
  await step('admin', id, 'return', { comments: [{ text: '改' }] })
  const rows = await server.database.db.any<{ verb: string }>(
    'select verb from audit_entry where plan = $1 order by seq',
    [id],
  )
  expect(rows.map(({ verb }) => verb)).toEqual(['plan-submit', 'plan-approve', 'plan-return'])
})
