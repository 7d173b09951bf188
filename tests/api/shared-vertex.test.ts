import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { acted, planDetail, planSummary } from '#contract/plans.ts'
import { type Position, toDegrees, toLattice } from '#geometry/position.ts'
import type { MultiPolygon } from '#geometry/ring.ts'
import { multiPolygonFromEwkb } from '../../api/repositories/ewkb.ts'
import { type TestServer, townServer } from '../fixtures/server.ts'
import { townPassword } from '../fixtures/town-database.ts'

let server: TestServer
beforeAll(async () => {
  server = await townServer()
})
afterAll(() => server.close())

/** Three metres east and two north, about. */
const EAST = 330
const NORTH = 180

/** The polygon of every grid of a plan as PostGIS has it. */
async function polygonsOf(plan: string): Promise<Map<string, MultiPolygon>> {
  const rows = await server.database.db.any<{ key: string; polygon: string }>(
    'select key, polygon::text as polygon from grid where plan = $1 and polygon is not null',
    [plan],
  )
  return new Map(rows.map(({ key, polygon }) => [key, multiPolygonFromEwkb(polygon)]))
}

function holds(shape: MultiPolygon, [x, y]: Position): boolean {
  return shape.some((polygon) => polygon.some((ring) => ring.some((p) => p[0] === x && p[1] === y)))
}

test('a vertex of four third-level and two first-level grids moves once, and all polygons with it', async () => {
  const cookie = await server.signIn('planner', townPassword('planner'))
  const begun = await server.send('/api/plans', { cookie, json: { jurisdiction: '999901001', name: '移动' } })
  const { id } = begun.as(planSummary)
  const plan = (await server.send(`/api/plans/${id}`, { cookie })).as(planDetail)
  const byKey = new Map(plan.grids.map((grid) => [grid.key, grid]))
  const top = (key: string): string => {
    const { parent } = byKey.get(key)!
    return parent === null ? key : top(parent)
  }
  const around = new Map<string, { position: Position; holders: Set<string> }>()
  for (const { rings, holder } of plan.faces) {
    if (holder === null || byKey.get(holder)!.level !== 3) continue
    for (const [lon, lat] of rings.flat()) {
      const position = toLattice(lon, lat)
      const known = around.get(position.join())
      if (known === undefined) around.set(position.join(), { position, holders: new Set([holder]) })
      else known.holders.add(holder)
    }
  }
  const shared = [...around.values()].find(
    ({ holders }) => holders.size === 4 && new Set([...holders].map(top)).size === 2,
  )
  if (shared === undefined) throw new Error('the sample town has no vertex of four and two grids any more')
  const from = shared.position
  const to: Position = [from[0] + EAST, from[1] + NORTH]
  const six = [...shared.holders, ...new Set([...shared.holders].map(top))]
  expect(six).toHaveLength(6)
  const before = await polygonsOf(id)
  for (const key of six) expect(holds(before.get(key)!, from)).toBe(true)

  const moves = [{ from: toDegrees(from), to: toDegrees(to) }]
  const actions = [{ type: 'moveVertices', id: uuidv7(), moves }]
  const reply = await server.send(`/api/plans/${id}/actions`, {
    cookie,
    json: { revision: plan.revision, actions },
  })
  expect(reply.as(acted).revision).toBe(plan.revision + 1)

  const after = await polygonsOf(id)
  for (const key of six) {
    expect(holds(after.get(key)!, to)).toBe(true)
    expect(holds(after.get(key)!, from)).toBe(false)
  }
  const untouched = [...after.keys()].filter((key) => !holds(after.get(key)!, to))
  for (const key of untouched) expect(after.get(key)).toEqual(before.get(key))

  const parents = await server.database.db.any<{ key: string; apart: number }>(
    `select p.key, ST_Area(ST_SymDifference(p.polygon, ST_Union(c.polygon, 1e-9), 1e-9)) as apart
     from grid p join grid c on c.county = p.county and c.plan = p.plan and c.parent = p.key
     where p.plan = $1 and not exists (
       select from face f
       where f.county = p.county and f.plan = p.plan and f.holder = p.key)
     group by p.county, p.plan, p.key, p.polygon`,
    [id],
  )
  expect(parents.length).toBeGreaterThan(15)
  expect(parents.filter(({ apart }) => apart !== 0)).toEqual([])
})
