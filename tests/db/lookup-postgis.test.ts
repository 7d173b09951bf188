import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Position } from '#geometry/position.ts'
import { assign } from '#plan/assign.ts'
import { buildGroundIndex, type GroundIndex } from '../../api/lookup/ground-index.ts'
import type { InForce } from '../../api/lookup/in-force.ts'
import { createSecrets } from '../../api/secrets/secrets.ts'
import { readInForce } from '../../api/usecases/plans/read-in-force.ts'
import { TOWN_SECRET, type TownDatabase, townDatabase } from '../fixtures/town-database.ts'

const COUNT = 100_000
const BATCH = 20_000

let database: TownDatabase
let plan: InForce['snapshot']
let index: GroundIndex
let positions: Position[]

beforeAll(async () => {
  database = await townDatabase()
  const inForce = await readInForce(database.db, createSecrets(TOWN_SECRET))
  plan = inForce!.snapshot
  index = buildGroundIndex(plan)
  positions = askedPositions()
})
afterAll(() => database.close())

/** Half of them anywhere over the town, half on vertices and along edges, where the border rule decides. */
function askedPositions(): Position[] {
  let state = 20_261_122
  const random = () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) | 0
    return (state >>> 0) / 2 ** 32
  }
  const { origin, width, height } = index.segments
  const anywhere = Array.from({ length: COUNT / 2 }, (): Position => {
    const [east, north] = [random() * 1.02 - 0.01, random() * 1.02 - 0.01]
    return [Math.round(origin[0] + east * width), Math.round(origin[1] + north * height)]
  })
  const edges = plan.faces.flatMap(({ polygon }) =>
    polygon.flatMap((ring) => ring.map((from, i) => [from, ring[(i + 1) % ring.length]!] as const)),
  )
  const onBorders = Array.from({ length: COUNT / 2 }, (_, i): Position => {
    const [[ax, ay], [bx, by]] = edges[Math.floor(random() * edges.length)]!
    const steps = greatestCommonDivisor(Math.abs(bx - ax), Math.abs(by - ay))
    // Lattice positions exactly on the edge where it has any between its ends, else its first end.
    const at = i % 2 === 0 ? 0 : Math.floor(random() * steps) / steps
    return [ax + Math.round((bx - ax) * at), ay + Math.round((by - ay) * at)]
  })
  return [...anywhere, ...onBorders]
}

function greatestCommonDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestCommonDivisor(b, a % b)
}

interface Named {
  readonly i: number
  readonly inside: string | null
  readonly touched: readonly string[]
}

/**
 * The face that PostGIS finds each position inside, and those whose boundary it is on. It is asked in lattice units:
 * in degrees a position on an edge is no double that lies exactly on it.
 */
async function namedByPostgis(): Promise<Named[]> {
  const named: Named[] = []
  for (let from = 0; from < positions.length; from += BATCH) {
    const batch = positions.slice(from, from + BATCH)
    named.push(
      ...(await database.db.any<Named>(
        `with asked as materialized (
           select i - 1 as i, ST_MakePoint(x, y) as position
           from unnest($1::int[], $2::int[]) with ordinality as a (x, y, i)
         ), held as materialized (
           select f.key, ST_SnapToGrid(ST_SetSRID(ST_Scale(f.polygon, 1e7, 1e7), 0), 1) as polygon
           from face f join plan_in_force p on p.county = f.county and p.plan = f.plan
         )
         select $3::int + asked.i::int as i, max(key) filter (where meets = 2) as inside,
           coalesce(array_agg(key) filter (where meets = 1), '{}') as touched
         from asked left join lateral (
           select key, case when ST_Contains(polygon, position) then 2 else 1 end as meets
           from held where polygon && asked.position and ST_Intersects(polygon, asked.position)
         ) m on true
         group by asked.i`,
        [batch.map(([x]) => x), batch.map(([, y]) => y), from],
      )),
    )
  }
  return named
}

describe('100,000 positions over the sample town and on its borders', () => {
  it('inside get the face of PostGIS, on a border exactly one of those PostGIS names', async () => {
    const found = index.facesAt(Int32Array.from(positions.flat()))
    const named = await namedByPostgis()
    expect(named).toHaveLength(COUNT)
    let [inside, onBorder, outside] = [0, 0, 0]
    const wrong: unknown[] = []
    for (const { i, inside: within, touched } of named) {
      const key = found[i] === -1 ? null : plan.faces[found[i]!]!.key
      if (touched.length > 0) {
        onBorder++
        // On the outer rim the position may belong to the outside, but only where no held face touches it.
        const held = touched.some((one) => plan.faces.find(({ key }) => key === one)?.holder)
        if (key === null ? held : !touched.includes(key)) wrong.push({ at: positions[i], key, touched })
      } else {
        if (within === null) outside++
        else inside++
        if (key !== within) wrong.push({ at: positions[i], key, within })
      }
    }
    expect(wrong).toEqual([])
    expect(inside).toBeGreaterThan(30_000)
    expect(onBorder).toBeGreaterThan(20_000)
    expect(outside).toBeGreaterThan(1_000)
  })

  it('get the face of the plain reference, one by one', () => {
    const found = index.facesAt(Int32Array.from(positions.flat()))
    expect(Buffer.from(found.buffer).equals(Buffer.from(assign(plan.faces, positions).buffer))).toBe(true)
  })
})
