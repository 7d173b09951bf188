import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { acted, actionRefused, planDetail, planDots, planList, planSummary } from '#contract/plans.ts'
import { failure } from '#contract/wire.ts'
import { type Position, toLattice } from '#geometry/position.ts'
import { addAccount } from '../../api/usecases/accounts/add-account.ts'
import { COUNTY, STREET } from '../../data/town/jurisdictions.ts'
import { type Reply, type TestServer, townServer } from '../fixtures/server.ts'
import { townPassword } from '../fixtures/town-database.ts'

const FIRST = `${STREET}001`
const cookies: Record<string, string> = {}
let server: TestServer
/** A first-level grid of the first community, which one planner may plan and nothing else. */
let own: string

beforeAll(async () => {
  server = await townServer()
  const { db } = server.database
  for (const username of ['community-planner', 'grid-planner']) {
    const account = {
      county: COUNTY,
      username,
      capacity: 'planner' as const,
      jurisdiction: FIRST,
      staff: null,
    }
    await addAccount(db, { ...account, password: townPassword(username) })
  }
  const other = { county: COUNTY, username: 'elsewhere', capacity: 'planner' as const, staff: null }
  await db.none(
    `insert into jurisdiction values ('${COUNTY}', '${COUNTY}009', 'street', '${COUNTY}', '别的街道', '值班', '0')`,
  )
  await addAccount(db, { ...other, jurisdiction: `${COUNTY}009`, password: townPassword('elsewhere') })
  own = (
    await db.one<{ key: string }>(
      `select g.key from grid g join plan_in_force f on f.plan = g.plan
       where g.level = 1 and g.community = $1 order by g.key limit 1`,
      [FIRST],
    )
  ).key
  await db.none(`update account set reach_grid = $1 where username = 'grid-planner'`, [own])
  for (const name of ['planner', 'admin', 'community-planner', 'grid-planner', 'elsewhere']) {
    cookies[name] = await server.signIn(name, townPassword(name))
  }
})
afterAll(() => server?.close())

const send = (who: string, path: string, json?: unknown): Promise<Reply> =>
  server.send(`/api/plans${path}`, { cookie: cookies[who]!, ...(json === undefined ? {} : { json }) })
const draft = async () => (await send('planner', '', { jurisdiction: STREET })).as(planSummary).id
const show = async (who: string, id: string) => (await send(who, `/${id}`)).as(planDetail)
const act = async (who: string, id: string, action: object): Promise<Reply> => {
  const { revision } = await show(who, id)
  return send(who, `/${id}/actions`, { revision, actions: [{ id: uuidv7(), ...action }] })
}
const reasonOf = (reply: Reply): string | undefined => reply.as(actionRefused).error.reason

it('a planner of one community draws in it and not in the next', async () => {
  const id = await draft()
  const { grids, rights } = await show('community-planner', id)
  expect(rights).toMatchObject({
    edit: true,
    approve: false,
    publish: false,
    outline: false,
    communities: [FIRST],
    grid: null,
  })
  const inside = grids.find(({ community }) => community === FIRST)!
  const outside = grids.find(({ community }) => community !== FIRST)!
  const rename = (grid: string) => act('community-planner', id, { type: 'describe', grid, name: '改名' })
  expect((await rename(inside.key)).as(acted).revision).toBe(1)
  const refused = await rename(outside.key)
  expect([refused.status, reasonOf(refused)]).toEqual([422, 'out-of-reach'])
})

it('a planner of one grid draws below it, and does not describe the grid itself', async () => {
  const id = await draft()
  const { grids, rights } = await show('grid-planner', id)
  expect(rights).toMatchObject({ edit: true, grid: own })
  const child = grids.find(({ parent }) => parent === own)!
  const stranger = grids.find(({ level, key }) => level === 1 && key !== own)!
  const rename = (grid: string) => act('grid-planner', id, { type: 'describe', grid, name: '改名' })
  expect((await rename(child.key)).status).toBe(200)
  for (const grid of [own, stranger.key]) expect(reasonOf(await rename(grid))).toBe('out-of-reach')
})

it('only an administrator moves a community border', async () => {
  const id = await draft()
  const { faces } = await show('admin', id)
  const holders = new Map<string, { at: [number, number]; communities: Set<string> }>()
  for (const { rings, community } of faces) {
    for (const at of rings.flat()) {
      const known = holders.get(at.join()) ?? { at, communities: new Set() }
      known.communities.add(community)
      holders.set(at.join(), known)
    }
  }
  const shared = [...holders.values()].filter(({ communities }) => communities.size === 2)
  const { at: from } = shared[Math.floor(shared.length / 2)]!
  const [x, y]: Position = toLattice(...from)
  const move = (who: string) =>
    act(who, id, { type: 'moveOutline', moves: [{ from, to: [(x + 20) / 1e7, (y + 20) / 1e7] }] })
  expect((await show('admin', id)).rights.outline).toBe(true)
  expect(reasonOf(await move('planner'))).toBe('out-of-reach')
  expect((await move('admin')).as(acted).changed.faces.length).toBeGreaterThan(1)
})

it('who plans elsewhere sees neither the plan nor a dot', async () => {
  const id = await draft()
  expect((await send('elsewhere', '')).as(planList)).toEqual({ plans: [] })
  for (const path of [`/${id}`, `/${id}/actions`, `/${id}/dots`, `/${id}/comments`, `/${id}/events`]) {
    const reply = await send('elsewhere', path)
    expect([path, reply.status, reply.as(failure).error.code]).toEqual([path, 404, 'unknown-plan'])
  }
  const reply = await send('elsewhere', '', { jurisdiction: STREET })
  expect([reply.status, reply.as(failure).error.code]).toEqual([403, 'out-of-jurisdiction'])
})

it('the dots of a community planner are those of the community', async () => {
  const id = await draft()
  const all = (await send('planner', `/${id}/dots`)).as(planDots).dots
  const some = (await send('community-planner', `/${id}/dots`)).as(planDots).dots
  const { n } = await server.database.db.one<{ n: number }>(
    'select count(*)::int as n from household_grid where path / 1000000 = $1::bigint',
    [FIRST],
  )
  expect(some.reduce((sum, { households }) => sum + households, 0)).toBe(n)
  expect(n).toBeLessThan(all.reduce((sum, { households }) => sum + households, 0))
})

it('ground is exempted only for a reason on the list', async () => {
  const id = await draft()
  const { faces } = await show('planner', id)
  const gap = faces.find(({ holder, exemption }) => holder === null && exemption === null)
  const exempt = (reason: string) => act('planner', id, { type: 'exempt', face: gap?.rings[0]?.[0], reason })
  expect(reasonOf(await exempt('因为'))).toBe('no-such-reason')
})
