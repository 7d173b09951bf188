import { gridPolygons } from '#plan/grid-polygons.ts'
import type { Db } from '../../api/repositories/connection.ts'
import { createTiles } from '../../api/tiles/tiles.ts'
import { type BenchPlan, degreesOf } from './plan.ts'
import { type Measure, median, medianMs } from './report.ts'

/** Design §8: a grid tile that is not cached. */
const BAR = 2

const ZOOMS = [10, 12, 14] as const

/** The three levels as three layers, with the properties ours have; borders and labels ours has besides. */
const AS_MVT = `
  with place as (select ST_TileEnvelope($1, $2, $3) as edge, ST_TileEnvelope($1, $2, $3, margin => 64.0 / 4096) as reach)
  select string_agg(mvt, ''::bytea) as tile from (
    select level, ST_AsMVT(f, 'level' || level, 4096, 'geom') as mvt from (
      select g.level, g.code, g.name, g.kind, g.hue,
        ST_AsMVTGeom(g.shape, place.edge, 4096, 64, true) as geom
      from grid g, place where g.shape && place.reach
    ) f where geom is not null group by level
  ) layers`

const NO_BASE_MAP = { waters: [], roads: [], compounds: [], buildings: [], facilities: [] }

/** Cuts the same tiles with our encoder and with ST_AsMVT over shapes already in Web Mercator. */
export async function tilesRow(
  plan: BenchPlan,
  tilesAZoom: number,
  rounds: number,
  db: Db,
): Promise<Measure[]> {
  await loadGrids(plan, db)
  const tiles = createTiles(plan.inForce, NO_BASE_MAP)
  const measures: Measure[] = []
  for (const z of ZOOMS) {
    const places = tilesOver(plan, z, tilesAZoom)
    tiles.encode('grids', ...places[0]!)
    const ratios: number[] = []
    let [own, other, ownBytes, otherBytes] = [0, 0, 0, 0]
    for (const place of places) {
      const mine = await medianMs(rounds, () => {
        ownBytes = tiles.encode('grids', ...place)?.length ?? 0
      })
      const theirs = await medianMs(rounds, async () => {
        otherBytes = (await db.one<{ tile: Buffer }>(AS_MVT, place)).tile.length
      })
      ratios.push(theirs / mine)
      own += mine / places.length
      other += theirs / places.length
    }
    measures.push({
      row: 5,
      what: `grid tile z${z} / ST_AsMVT`,
      value: median(ratios),
      unit: '×',
      bar: BAR,
      detail: `${own.toFixed(2)} ms (${ownBytes} bytes with borders and labels); ST_AsMVT ${other.toFixed(2)} ms (${otherBytes} bytes)`,
    })
  }
  return measures
}

/** Tiles of a zoom around places spread over the plan's grids. */
export function tilesOver(
  { inForce: { snapshot } }: BenchPlan,
  z: number,
  count: number,
): [number, number, number][] {
  const places = new Map<string, [number, number, number]>()
  for (let i = 0; i < count; i++) {
    const face =
      snapshot.faces[
        Math.floor(((i + 0.5) / count) * snapshot.faces.length + ((i * 37) % 100)) % snapshot.faces.length
      ]!
    const [x, y] = face.polygon[0][0]!
    const latitude = ((y / 1e7) * Math.PI) / 180
    const column = Math.floor((x / 1e7 / 360 + 0.5) * 2 ** z)
    const row = Math.floor((0.5 - Math.asinh(Math.tan(latitude)) / (2 * Math.PI)) * 2 ** z)
    places.set(`${column}/${row}`, [z, column, row])
  }
  return [...places.values()]
}

async function loadGrids({ inForce: { snapshot } }: BenchPlan, db: Db): Promise<void> {
  const polygons = gridPolygons(snapshot)
  await db.none(
    'create table grid (level int, code text, name text, kind text, hue int, shape geometry(MultiPolygon, 3857))',
  )
  for (let from = 0; from < snapshot.grids.length; from += 500) {
    const rows = snapshot.grids.slice(from, from + 500)
    await db.none(
      `insert into grid select (r->>'level')::int, r->>'code', r->>'name', r->>'kind', 1,
         ST_Transform(ST_SetSRID(ST_GeomFromGeoJSON(r->>'shape'), 4326), 3857)
       from unnest($1::jsonb[]) as s (r)`,
      [
        rows.map(({ level, code, name, kind, key }) => {
          const coordinates = degreesOf(polygons.get(key)!)
          return JSON.stringify({
            level,
            code,
            name,
            kind,
            shape: JSON.stringify({ type: 'MultiPolygon', coordinates }),
          })
        }),
      ],
    )
  }
  await db.none('create index on grid using gist (shape)')
  await db.none('vacuum analyze grid')
}
