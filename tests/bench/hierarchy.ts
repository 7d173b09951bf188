import { checkHierarchy, type Nested } from '#geometry/hierarchy-check.ts'
import type { Polygon } from '#geometry/ring.ts'
import { gridPolygons } from '#plan/grid-polygons.ts'
import type { Db } from '../../api/repositories/connection.ts'
import { type BenchPlan, degreesOf } from './plan.ts'
import { type Measure, medianMs } from './report.ts'

/** Design §8: checking a whole hierarchy, defects located. */
const BAR = 20

/** Runs before measuring, until the engine has compiled what is hot. */
const WARM_UPS = 3

/** Less than this in square degrees is how floating-point overlay rounds, not a defect; about a square decimetre. */
const NOISE = 1e-12

/** For each parent what its children leave out, what of them sticks out, and how much they overlap. */
const CHECK = `
  with united as materialized (
    select parent, ST_Union(shape) as shape, sum(ST_Area(shape)) as area from nested where parent is not null group by parent
  ), compared as (
    select p.key, ST_Difference(p.shape, u.shape) as missing, ST_Difference(u.shape, p.shape) as beyond,
      u.area - ST_Area(u.shape) as overlap
    from nested p join united u on u.parent = p.key
  )
  select key from compared
  where ST_Area(missing) > ${NOISE} or ST_Area(beyond) > ${NOISE} or overlap > ${NOISE} order by key`

/** Checks the polygons of a plan with some planted defects, by us and by PostGIS. */
export async function hierarchyRow(
  { inForce: { snapshot } }: BenchPlan,
  rounds: number,
  db: Db,
): Promise<Measure[]> {
  const shapes = gridPolygons(snapshot)
  const units = spoilt(
    snapshot.grids.map(({ key, parent }): Nested => ({ key, parent, shape: shapes.get(key)! })),
  )
  let found: string[] = []
  const ours = () => {
    found = [...new Set(checkHierarchy(units).map(({ parent }) => parent))].sort()
  }
  for (let warmUp = 0; warmUp < WARM_UPS; warmUp++) ours()
  const oursMs = await medianMs(rounds, ours)

  await db.none('create table nested (key text primary key, parent text, shape geometry not null)')
  for (let from = 0; from < units.length; from += 500) {
    const part = units.slice(from, from + 500)
    await db.none(
      `insert into nested select key, parent, ST_SetSRID(ST_GeomFromGeoJSON(shape), 4326)
       from unnest($1::text[], $2::text[], $3::text[]) as s (key, parent, shape)`,
      [
        part.map(({ key }) => key),
        part.map(({ parent }) => parent),
        part.map(({ shape }) => JSON.stringify({ type: 'MultiPolygon', coordinates: degreesOf(shape) })),
      ],
    )
  }
  await db.none('create index on nested (parent)')
  await db.none('vacuum analyze nested')
  let theirs: string[] = []
  const theirsMs = await medianMs(Math.min(rounds, 3), async () => {
    theirs = (await db.any<{ key: string }>(CHECK)).map(({ key }) => key).sort()
  })
  if (theirs.join() !== found.join()) {
    throw new Error(`PostGIS finds defects in ${theirs.join(' ')}, we in ${found.join(' ')}`)
  }
  return [
    {
      row: 3,
      what: `hierarchy of ${units.length} polygons / PostGIS`,
      value: theirsMs / oursMs,
      unit: '×',
      bar: BAR,
      detail: `${oursMs.toFixed(0)} ms, defects in ${found.length} parents located; union and differences ${theirsMs.toFixed(0)} ms`,
    },
  ]
}

/** A leaf is missing, another lies over its neighbour, and one has moved a vertex on its own. */
function spoilt(units: readonly Nested[]): Nested[] {
  const leaves = units.filter(({ parent }) => parent?.includes('/'))
  const [missing, over, moved] = [0.2, 0.5, 0.8].map((part) => leaves[Math.floor(leaves.length * part)]!)
  return units.flatMap((unit): Nested[] => {
    if (unit === missing) return []
    if (unit === over)
      return [{ ...unit, shape: [...unit.shape, ...leaves[leaves.indexOf(unit) + 1]!.shape] }]
    if (unit !== moved) return [unit]
    const [outer, ...holes] = unit.shape[0]!
    const bent = outer.map(([x, y], i) => (i === 5 ? ([x, y + 500] as const) : ([x, y] as const)))
    return [{ ...unit, shape: [[bent, ...holes] as unknown as Polygon] }]
  })
}
