import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { difference, proposedPosts, takenPosts } from '#contract/plans.ts'
import { failure } from '#contract/wire.ts'
import type { PlanRef } from '../../api/repositories/plans.ts'
import { publishedNext, replaced, undivided } from '../fixtures/succession.ts'
import { approvedPlan } from '../fixtures/tiny-plans.ts'
import { type TinyServer, tinyServer } from '../fixtures/tiny-server.ts'
import { tinyId } from '../fixtures/tiny-town.ts'

let server: TinyServer
let draft: PlanRef

beforeAll(async () => {
  server = await tinyServer()
  draft = await approvedPlan(server.database.db, server.plan.county, undivided(server.town))
})
afterAll(() => server?.close())

const get = async (username: string, path: string, headers = {}) =>
  server.send(path, { cookie: await server.as(username), headers })
const differenceOf = async (plan: PlanRef, query = '') =>
  (await get('planner', `/api/plans/${plan.id}/difference${query}`)).as(difference)

describe('the difference of a draft and the plan in force', () => {
  it('has the grids, the ground and the households that change hands', async () => {
    const found = await differenceOf(draft)
    expect(found).toMatchObject({ plan: draft.id, against: server.plan.id, households: 3, buildings: 2 })
    expect(found.grids.map(({ change, grid }) => `${change} ${grid.name}`)).toEqual([
      'removed 第3网格',
      'removed 第4网格',
    ])
    expect(found.grids[0]).toMatchObject({
      householdsBefore: 1,
      householdsAfter: 0,
      others: [{ key: tinyId('grid', 1) }],
    })
    expect(
      found.moves.map((move) => [
        move.building.name,
        move.unit,
        move.households,
        move.from?.name,
        move.to?.name,
      ]),
    ).toEqual([
      ['小院1号楼', '1单元', 1, '第3网格', '第1网格'],
      ['小院1号楼', '2单元', 1, '第4网格', '第1网格'],
      ['小院2号楼', null, 1, '第4网格', '第1网格'],
    ])
    expect(found.ground.map(({ from, to }) => `${from?.name} → ${to?.name}`).sort()).toEqual([
      '第3网格 → 第1网格',
      '第4网格 → 第1网格',
    ])
    const [ring] = found.ground[0]!.geometry.coordinates as number[][][]
    expect(ring![0]).toEqual(ring!.at(-1))
  })

  it('names the staff whose posts lose households or end, and no resident', async () => {
    const reply = await get('planner', `/api/plans/${draft.id}/difference`)
    const staff = reply
      .as(difference)
      .staff.map((each) => [each.name, each.grid.name, each.losing, each.ends])
    expect(staff).toEqual([
      ['王干部3', '第3网格', 1, true],
      ['王干部4', '第3网格', 1, true],
      ['王干部3', '第4网格', 2, true],
    ])
    for (const { name } of server.town.persons) expect(reply.text).not.toContain(name)
  })

  it('comes as CSV, one line a building or unit, with a mark for spreadsheets', async () => {
    const reply = await get('head', `/api/plans/${draft.id}/difference?format=csv`)
    expect(reply.headers.get('content-type')).toBe('text/csv; charset=utf-8')
    expect(reply.headers.get('content-disposition')).toMatch(/^attachment; filename=/)
    const bytes = await fetch(`${server.url}/api/plans/${draft.id}/difference?format=csv`, {
      headers: { cookie: await server.as('head') },
    }).then((raw) => raw.arrayBuffer())
    expect([...new Uint8Array(bytes).slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
    const lines = reply.text.replace('\ufeff', '').trim().split('\r\n')
    expect(lines).toHaveLength(4)
    expect(lines[0]).toMatch(/^楼栋,单元,户数,/)
    expect(lines[1]).toMatch(
      /^小院1号楼,1单元,1,999902001001\d{3},第3网格,999902001001\d{3},第1网格,120\.\d+,30\.\d+$/,
    )
    const english = await get('head', `/api/plans/${draft.id}/difference?format=csv`, {
      'accept-language': 'en',
    })
    expect(english.text).toContain('Building,Unit,Households')
  })

  it('is nothing against itself, and everything against no plan', async () => {
    expect(await differenceOf(draft, `?against=${draft.id}`)).toMatchObject({
      grids: [],
      moves: [],
      households: 0,
    })
    const first = await differenceOf(server.plan)
    expect(first.against).toBeNull()
    expect(first.grids.map(({ change }) => change)).toEqual(['added', 'added', 'added', 'added'])
  })

  it('is refused to workers and strangers, and where there is no such plan', async () => {
    const path = `/api/plans/${draft.id}/difference`
    const codeOf = async (username: string, where: string) => {
      const reply = await get(username, where)
      return [reply.status, reply.as(failure).error.code]
    }
    expect(await codeOf('lead', path)).toEqual([403, 'forbidden'])
    expect(await codeOf('planner', `/api/plans/${tinyId('other', 999)}/difference`)).toEqual([
      404,
      'unknown-plan',
    ])
    expect(await codeOf('planner', `${path}?against=${tinyId('other', 999)}`)).toEqual([404, 'unknown-plan'])
    expect(await codeOf('planner', `${path}?format=pdf`)).toEqual([400, 'bad-parameter'])
    expect((await server.send(path)).status).toBe(401)
  })
})

describe('a building with a name that a spreadsheet would run', () => {
  it('is written as text', async () => {
    const { db } = server.database
    const rename = (name: string, to: string) =>
      db.none('update building set name = $2, compound = null where name = $1', [name, to])
    await rename('2号楼', '=HYPERLINK("http://x","y")')
    const reply = await get('planner', `/api/plans/${draft.id}/difference?format=csv`)
    expect(reply.text).toContain(`"'=HYPERLINK(""http://x"",""y"")",`)
    await rename('=HYPERLINK("http://x","y")', '2号楼')
  })
})

describe('posts proposed by a publication', () => {
  it('are the same roles on the grids that succeed, and are taken by an administrator once, until the plan is withdrawn', async () => {
    const { db } = server.database
    const before = await get('planner', `/api/plans/${draft.id}/proposed-posts`)
    expect([before.status, before.as(failure).error.code]).toEqual([409, 'wrong-state'])

    const plan = await publishedNext(db, server.plan.county, replaced(server.town), '2099-07-01')
    const path = `/api/plans/${plan.id}/proposed-posts`
    const proposed = (await get('head', path)).as(proposedPosts)
    expect(proposed.effectiveFrom).toBe('2099-07-01')
    expect(proposed.posts).toMatchObject([
      {
        staff: { name: '王干部3' },
        role: '专职网格员',
        from: { name: '第4网格' },
        to: { name: '新网格' },
        share: 1,
      },
    ])

    const take = async (username: string, json: unknown) =>
      server.send(path, { cookie: await server.as(username), json })
    expect((await take('planner', {})).status).toBe(403)
    const other = [{ post: proposed.posts[0]!.post, to: tinyId('grid', 1) }]
    expect((await take('admin', { posts: other })).as(takenPosts)).toEqual({ taken: 0 })
    expect((await take('admin', {})).as(takenPosts)).toEqual({ taken: 1 })
    expect((await take('admin', {})).as(takenPosts)).toEqual({ taken: 0 })
    expect((await get('head', path)).as(proposedPosts).posts).toEqual([])

    const posts = () =>
      db.any(
        `select scope_id, valid_from, valid_to from post where role = 'full-time-worker' order by scope_id`,
      )
    expect(await posts()).toEqual([
      { scope_id: tinyId('grid', 3), valid_from: '2026-06-01', valid_to: null },
      { scope_id: tinyId('grid', 4), valid_from: '2026-06-01', valid_to: '2099-06-30' },
      { scope_id: tinyId('grid', 9), valid_from: '2099-07-01', valid_to: null },
    ])
    // Who is given the successor has nothing to hand over to himself.
    expect(await db.any('select from handover where plan = $1', [plan.id])).toEqual([])

    const withdrawn = await server.send(`/api/plans/${plan.id}/withdraw`, {
      cookie: await server.as('admin'),
      json: {},
    })
    expect(withdrawn.status).toBe(200)
    expect(await posts()).toEqual([
      { scope_id: tinyId('grid', 3), valid_from: '2026-06-01', valid_to: null },
      { scope_id: tinyId('grid', 4), valid_from: '2026-06-01', valid_to: null },
    ])
  })
})
