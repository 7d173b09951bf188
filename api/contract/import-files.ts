import { z } from 'zod'

/**
 * A reference system that data come in and go out in. CGCS2000 Gauss–Krüger by EPSG: 4491–4501 are 6° zones 13–23 whose
 * eastings begin with the zone, 4502–4512 the same without it; 4513–4533 are 3° zones 25–45 with it, 4534–4554 without.
 * GCJ-02 and BD-09 are no reference systems but what Chinese web maps do to WGS 84; they have no EPSG code.
 */
export type CrsId = `EPSG:${number}` | 'GCJ-02' | 'BD-09'

/** CGCS2000 as EPSG:4490 and WGS 84 as EPSG:4326 are equal within decimetres and taken for each other. */
const EPSG = [4326, 4490, 3857, ...Array.from({ length: 4554 - 4491 + 1 }, (_, i) => 4491 + i)]

/** Every reference system, the usual ones first. */
export const CRS_IDS: readonly CrsId[] = [
  ...EPSG.slice(0, 3).map((code): CrsId => `EPSG:${code}`),
  'GCJ-02',
  'BD-09',
  ...EPSG.slice(3).map((code): CrsId => `EPSG:${code}`),
]

export const crsId = z.enum(CRS_IDS, { error: 'no reference system that is known here' })

export function isCrs(given: unknown): given is CrsId {
  return CRS_IDS.includes(given as CrsId)
}

export const sourceFormat = z.enum(['geojson', 'shapefile', 'geopackage', 'kml', 'csv', 'xlsx'])
export type SourceFormat = z.infer<typeof sourceFormat>

/** What no file may bring in, however its column is called. */
export const forbiddenKind = z.enum(['id-card', 'ethnicity', 'religion', 'politics', 'petition'])

/** What was left out while reading. Never a value of it. */
export const droppedColumn = z.strictObject({
  column: z.string(),
  kind: forbiddenKind,
  /** `header`: the whole column; `value`: only cells that hold an ID-card number, remarks too. */
  by: z.enum(['header', 'value']),
  cells: z.number().int(),
})
export type DroppedColumn = z.infer<typeof droppedColumn>

/** One layer, sheet or table of a file. */
export const layerHead = z.strictObject({
  name: z.string(),
  kind: z.enum(['table', 'points', 'lines', 'areas', 'mixed']),
  rows: z.number().int(),
  columns: z.array(z.string()),
  /** What the file says of itself; `id` is null where it says something unknown or nothing. `said` is its own word. */
  crs: z.strictObject({ id: crsId.nullable(), said: z.string().nullable() }),
  /** [west, south, east, north] or [minX, minY, maxX, maxY] in the units of the file; null for a table. */
  extent: z.tuple([z.number(), z.number(), z.number(), z.number()]).nullable(),
  dropped: z.array(droppedColumn),
})
export type LayerHead = z.infer<typeof layerHead>
