import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import type { CrsId, SourceFormat } from '#contract/import-files.ts'
import type { SourceRecord } from '#contract/imports.ts'
import { batchesOf } from '../../api/formats/batches.ts'
import { openFile } from '../../api/formats/open.ts'
import type { WrittenLayer, WrittenShape } from '../../api/formats/write/layer.ts'
import { writeLayer } from '../../api/formats/write/write-layer.ts'
import { toDegrees } from '../../api/projection/crs.ts'
import { type GdalFeature, gdalReads, hasGdal } from '../fixtures/gdal.ts'

const NAMES: Readonly<Record<SourceFormat, string>> = {
  geojson: 'a.geojson',
  geopackage: 'a.gpkg',
  shapefile: 'a.zip',
  kml: 'a.kml',
  csv: 'a.csv',
  xlsx: 'a.xlsx',
}

const square = (x: number, y: number, side: number): [number, number][] => [
  [x, y],
  [x + side, y],
  [x + side, y + side],
  [x, y + side],
]

/** A square with a hole, one in two parts, and a row without a place; texts that a format could stumble on. */
const AREAS: WrittenLayer = {
  name: '网格',
  columns: [
    { name: 'name', kind: 'text' },
    { name: 'code', kind: 'text' },
    { name: 'households', kind: 'integer' },
    { name: 'households_before', kind: 'number' },
  ],
  rows: [
    {
      shape: {
        kind: 'area',
        polygons: [[square(113.5, 35, 0.0123457), square(113.503, 35.003, 0.001).toReversed()]],
      },
      values: ['南桥“一”网格 & <二>, "三"', '330106001001001', 412, -1.5],
    },
    {
      shape: {
        kind: 'area',
        polygons: [[square(113.52, 35, 0.01)], [square(113.54, 35.0000001, 0.0033333)]],
      },
      values: ['Ω 🏠', null, 0, 1234.5678],
    },
    { shape: null, values: ['nowhere', '007', null, null] },
  ],
}

const POINTS: WrittenLayer = {
  name: 'points',
  columns: [
    { name: 'name', kind: 'text' },
    { name: 'n', kind: 'integer' },
  ],
  rows: [
    { shape: { kind: 'point', at: [113.5044707, 35.0073859] }, values: ['=1+1', 1] },
    { shape: { kind: 'point', at: [113.5152003, 34.9999999] }, values: ['@SUM(A1)', -2] },
  ],
}

const SYSTEMS: readonly CrsId[] = [
  'EPSG:4326',
  'EPSG:4490',
  'EPSG:3857',
  'EPSG:4526',
  'EPSG:4547',
  'EPSG:4508',
  'EPSG:4497',
]

/** Read back in degrees by our own readers; without a system as the file says itself. */
async function readBack(name: string, bytes: Uint8Array, crs: CrsId | null = null): Promise<SourceRecord[]> {
  const file = await openFile(name, bytes)
  expect(file.problems).toEqual([])
  const batches = file.layers.flatMap((layer) => [...batchesOf(name, layer, crs)])
  expect(batches.flatMap(({ problems }) => problems)).toEqual([])
  return batches.flatMap(({ records }) => [...records])
}

/** At 1 cm, without the order of parts, where a ring begins and how it turns: formats differ in that. */
function plain(shape: unknown): unknown {
  const given = shape as WrittenShape | null
  if (given === null) return null
  if (given.kind === 'point') return given.at.map((each) => each.toFixed(7))
  const ring = (positions: readonly (readonly [number, number])[]) =>
    positions.map(([x, y]) => `${x.toFixed(7)} ${y.toFixed(7)}`).toSorted()
  return given.polygons.map((rings) => rings.map(ring)).toSorted((a, b) => (`${a}` < `${b}` ? -1 : 1))
}

describe.each([
  ['geojson', SYSTEMS],
  ['geopackage', SYSTEMS],
  ['shapefile', SYSTEMS],
  ['kml', ['EPSG:4326']],
] as const)('%s', (format, systems) => {
  it.each(systems)('in %s reads back equal', async (crs) => {
    for (const layer of [AREAS, POINTS]) {
      const records = await readBack(NAMES[format], await writeLayer(layer, format, crs))
      expect(records).toHaveLength(layer.rows.length)
      layer.rows.forEach(({ shape, values }, i) => {
        expect(plain(records[i]!.shape)).toEqual(plain(shape))
        // A dBASE table knows no difference between no text and an empty one.
        const read = Object.values(records[i]!.properties).map((value) => (value === '' ? null : value))
        if (format === 'kml') expect(records[i]!.properties.name).toBe(values[0])
        else expect(read.map(String)).toEqual(values.map(String))
      })
    }
  })
})

describe('displaced maps', () => {
  it.each(['geojson', 'geopackage', 'shapefile'] as const)(
    '%s does not pretend to be WGS 84',
    async (format) => {
      const bytes = await writeLayer(POINTS, format, 'GCJ-02')
      const file = await openFile(NAMES[format], bytes)
      expect(file.layers[0]!.crs.id).toBeNull()
      const [record] = await readBack(NAMES[format], bytes, 'GCJ-02')
      expect(plain(record!.shape)).toEqual(plain(POINTS.rows[0]!.shape))
    },
  )
})

describe('tables', () => {
  it('hold nothing that a spreadsheet would compute', async () => {
    const csv = new TextDecoder('utf-8', { ignoreBOM: true }).decode(
      await writeLayer(POINTS, 'csv', 'EPSG:4326'),
    )
    expect(csv).toBe(
      '\uFEFF"name","n",lon,lat\r\n"\'=1+1",1,113.5044707,35.0073859\r\n"\'@SUM(A1)",-2,113.5152003,34.9999999\r\n',
    )
  })

  it('have points in metres under x and y, and areas as well-known text', async () => {
    const decoded = async (layer: WrittenLayer) =>
      new TextDecoder().decode(await writeLayer(layer, 'csv', 'EPSG:4547')).split('\r\n')
    const [head, first] = await decoded(POINTS)
    expect(head).toBe('"name","n",x,y')
    const [x, y] = first!.split(',').slice(2).map(Number)
    const [lon, lat] = toDegrees('EPSG:4547')(x!, y!)
    expect([lon.toFixed(7), lat.toFixed(7)]).toEqual(['113.5044707', '35.0073859'])
    expect((await decoded(AREAS))[2]).toMatch(/"MULTIPOLYGON \(\(\([\d. ,]+\)\),\(\([\d. ,]+\)\)\)"$/)
  })
})

describe('Shapefile', () => {
  it('cuts names of fields to ten bytes, each of them once, and texts between characters', async () => {
    const names = ['households_before', 'households_after', '所属一级网格编码', '所属一级网格名称']
    const layer: WrittenLayer = {
      name: 'x',
      columns: names.map((name) => ({ name, kind: 'text' })),
      rows: [{ shape: { kind: 'point', at: [113, 35] }, values: ['网'.repeat(200), 'b', 'c', 'd'] }],
    }
    const [record] = await readBack('x.zip', await writeLayer(layer, 'shapefile', 'EPSG:4326'))
    expect(Object.entries(record!.properties)).toEqual([
      ['households', '网'.repeat(84)],
      ['househol_1', 'b'],
      ['所属一', 'c'],
      ['所属_1', 'd'],
    ])
  })

  it('gives points and areas a file each', async () => {
    const both = {
      ...POINTS,
      rows: [...POINTS.rows, ...AREAS.rows.map((row) => ({ ...row, values: ['a', 3] }))],
    }
    const file = await openFile('both.zip', await writeLayer(both, 'shapefile', 'EPSG:4326'))
    expect(file.layers.map(({ name }) => name)).toEqual(['points-points', 'points-areas'])
    expect(file.layers.flatMap((layer) => [...layer.read()])).toHaveLength(5)
  })
})

describe.skipIf(!hasGdal('the files are read by our own readers alone'))('GDAL', () => {
  const folder = mkdtempSync(join(tmpdir(), 'gridhold-gdal-'))
  afterAll(() => rmSync(folder, { recursive: true }))

  const written = async (layer: WrittenLayer, format: SourceFormat, crs: CrsId) => {
    const path = join(folder, NAMES[format])
    writeFileSync(path, await writeLayer(layer, format, crs))
    return format === 'shapefile' ? `/vsizip/${path}` : path
  }

  const corners = ({ geometry }: GdalFeature) =>
    (geometry?.coordinates.flat(Number.POSITIVE_INFINITY) ?? []) as number[]

  it.each([
    ['geojson', 'EPSG:4547'],
    ['geojson', 'EPSG:4326'],
    ['geopackage', 'EPSG:4490'],
    ['geopackage', 'EPSG:4526'],
    ['geopackage', 'EPSG:3857'],
    ['shapefile', 'EPSG:4326'],
    ['shapefile', 'EPSG:4499'],
    ['shapefile', 'EPSG:3857'],
    ['kml', 'EPSG:4326'],
    ['csv', 'EPSG:4326'],
  ] as const)('reads %s in %s: features, names, and every corner where it belongs', async (format, crs) => {
    const path = await written(AREAS, format, crs)
    const features = gdalReads(path, format === 'csv' ? [] : ['-t_srs', 'EPSG:4326'])
    expect(features).toHaveLength(AREAS.rows.length)
    const { name, Name } = features[0]!.properties
    expect(name ?? Name).toBe(AREAS.rows[0]!.values[0])
    const [first] = AREAS.rows
    const expected = first!.shape!.kind === 'area' ? first!.shape!.polygons.flat(2) : []
    const found = corners(features[0]!)
    for (const [x, y] of expected)
      expect(found.some((each, i) => Math.abs(each - x) < 1e-7 && Math.abs(found[i + 1]! - y) < 1e-7)).toBe(
        true,
      )
  })

  it('finds a GeoPackage of it without fault', async () => {
    const path = await written(POINTS, 'geopackage', 'EPSG:4547')
    const said = execFileSync('ogrinfo', ['-so', '-al', path], { encoding: 'utf8' })
    expect(said).toContain('CGCS2000 / 3-degree Gauss-Kruger CM 114E')
    expect(said).toContain('Feature Count: 2')
    expect(said).not.toMatch(/warning|error/i)
  })
})
