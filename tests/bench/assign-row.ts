import whichPolygon from 'which-polygon'
import type { Face } from '#plan/snapshot.ts'
import { buildGroundIndex } from '../../api/lookup/ground-index.ts'
import type { Db } from '../../api/repositories/connection.ts'
import { type BenchPlan, degreesOf } from './plan.ts'
import { type Measure, medianMs } from './report.ts'

/** Design §8: assigning points to grids in memory. */
const BAR = 5

/** Runs before measuring, until the engine has compiled what is hot; a server has run for days. */
const WARM_UPS = 4

/** The grids as the outer, materialised side, each asking the points' index: the best plan known for PostGIS. */
const JOINS = [
  'ST_Covers(g.shape, p.position)',
  'ST_Intersects(g.shape, p.position)',
  'ST_Contains(g.shape, p.position)',
]

/** Assigns the same points with our index, which-polygon and PostGIS, each index built anew in every round. */
export async function assignRow(
  { inForce: { snapshot }, leaves, positions }: BenchPlan,
  count: number,
  rounds: number,
  db: Db | null,
): Promise<Measure[]> {
  const points = positions(count)
  let held = 0
  const ours = () => {
    held = heldBy(buildGroundIndex(snapshot).facesAt(points))
  }
  for (let warmUp = 0; warmUp < WARM_UPS; warmUp++) ours()
  const oursMs = await medianMs(rounds, ours)
  const index = buildGroundIndex(snapshot)
  const queryMs = await medianMs(rounds, () => index.facesAt(points))
  // Only now, so that nobody else's half million coordinates are in the memory that is collected meanwhile.
  const collection = collectionOf(snapshot.faces)
  let heldByOther = 0
  const others = () => {
    const find = whichPolygon(collection)
    heldByOther = 0
    for (let i = 0; i < points.length; i += 2) {
      if (find([points[i]! / 1e7, points[i + 1]! / 1e7]) !== null) heldByOther++
    }
  }
  for (let warmUp = 0; warmUp < WARM_UPS; warmUp++) others()
  const othersMs = await medianMs(rounds, others)
  const what = `${count} points to ${leaves.length} grids`
  const mine = `${oursMs.toFixed(0)} ms with building (${queryMs.toFixed(0)} ms without), ${held} held`
  const measures: Measure[] = [
    {
      row: 2,
      what: `${what} / which-polygon`,
      value: othersMs / oursMs,
      unit: '×',
      bar: BAR,
      detail: `${mine}; which-polygon ${othersMs.toFixed(0)} ms, ${heldByOther} held`,
    },
  ]
  if (db === null) return measures
  const { ms, join, found } = await bestJoin(db, snapshot.faces.length, collection.features, points, rounds)
  measures.push({
    row: 2,
    what: `${what} / PostGIS`,
    value: ms / oursMs,
    unit: '×',
    bar: BAR,
    detail: `${mine}; ${join} ${ms.toFixed(0)} ms, ${found} held`,
  })
  return measures
}

function heldBy(faces: Int32Array): number {
  let held = 0
  for (const face of faces) if (face >= 0) held++
  return held
}

function collectionOf(faces: readonly Face[]) {
  return {
    type: 'FeatureCollection' as const,
    features: faces.map(({ polygon }, i) => ({
      type: 'Feature' as const,
      geometry: { type: 'MultiPolygon' as const, coordinates: degreesOf([polygon]) },
      properties: i,
    })),
  }
}

interface Feature {
  readonly geometry: unknown
}

async function bestJoin(
  db: Db,
  faces: number,
  features: readonly Feature[],
  points: Int32Array,
  rounds: number,
) {
  await db.none('create table face (id int primary key, shape geometry not null)')
  for (let from = 0; from < faces; from += 500) {
    const shapes = features.slice(from, from + 500).map(({ geometry }) => JSON.stringify(geometry))
    await db.none(
      `insert into face select $1 + i - 1, ST_SetSRID(ST_GeomFromGeoJSON(shape), 4326)
       from unnest($2::text[]) with ordinality as s (shape, i)`,
      [from, shapes],
    )
  }
  await db.none('create table point (id serial primary key, position geometry not null)')
  for (let from = 0; from < points.length; from += 100_000) {
    const part = [...points.subarray(from, from + 100_000)]
    await db.none(
      `insert into point (position) select ST_SetSRID(ST_MakePoint(x / 1e7, y / 1e7), 4326)
       from unnest($1::int[], $2::int[]) as s (x, y)`,
      [part.filter((_, i) => i % 2 === 0), part.filter((_, i) => i % 2 === 1)],
    )
  }
  await db.none('create index on point using gist (position)')
  await db.none('vacuum analyze point')
  await db.none('vacuum analyze face')
  let best = { ms: Infinity, join: '', found: 0 }
  for (const join of JOINS) {
    const query = `with g as materialized (select id, shape from face)
      select count(*)::int as found from g join point p on ${join}`
    let found = 0
    const ms = await medianMs(rounds, async () => {
      found = (await db.one<{ found: number }>(query)).found
    })
    if (ms < best.ms) best = { ms, join: join.split('(')[0]!, found }
  }
  return best
}
