import { afterAll, beforeAll, expect, test } from 'vitest'
import { polygonTwiceArea } from '../../api/geometry/area.ts'
import { checkHierarchy } from '../../api/geometry/hierarchy-check.ts'
import type { MultiPolygon } from '../../api/geometry/ring.ts'
import { multiPolygonFromEwkb, polygonFromEwkb } from '../../api/repositories/ewkb.ts'
import { type TownDatabase, townDatabase } from '../fixtures/town-database.ts'

let database: TownDatabase

beforeAll(async () => {
  database = await townDatabase()
})
afterAll(() => database?.close())

/** Twice the area of each ground by the grid it is told of, in square lattice units. */
function areasBy<Entry>(
  entries: readonly Entry[],
  grid: (entry: Entry) => string,
  shape: (entry: Entry) => MultiPolygon,
) {
  const areas = new Map<string, number>()
  for (const entry of entries) {
    const area = shape(entry).reduce((sum, polygon) => sum + polygonTwiceArea(polygon), 0)
    areas.set(grid(entry), (areas.get(grid(entry)) ?? 0) + area)
  }
  return areas
}

test('what a stored parent has beyond its stored children is what its own faces say, to the unit', async () => {
  const { db } = database
  const grids = await db.any<{ key: string; parent: string | null; polygon: string }>(
    'select g.key, g.parent, encode(ST_AsEWKB(g.polygon), $1) as polygon from grid g join plan_in_force f on f.plan = g.plan',
    'hex',
  )
  const own = await db.any<{ holder: string; polygon: string }>(
    `select f.holder, encode(ST_AsEWKB(f.polygon), $1) as polygon from face f join plan_in_force i on i.plan = f.plan
     where exists (select from grid c where c.plan = f.plan and c.parent = f.holder)`,
    'hex',
  )
  const found = checkHierarchy(
    grids.map(({ key, parent, polygon }) => ({ key, parent, shape: multiPolygonFromEwkb(polygon) })),
  )
  expect(new Set(found.map(({ kind }) => kind))).toEqual(new Set(['uncovered']))
  expect(own.length).toBeGreaterThan(0)
  expect(
    areasBy(
      found,
      ({ parent }) => parent,
      ({ polygon }) => [polygon],
    ),
  ).toEqual(
    areasBy(
      own,
      ({ holder }) => holder,
      ({ polygon }) => [polygonFromEwkb(polygon)],
    ),
  )
})
