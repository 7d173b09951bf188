import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { unzipSync, zipSync } from 'fflate'
import iconv from 'iconv-lite'
import { read as readByPeer } from 'shapefile'
import { describe, expect, test } from 'vitest'
import type { SourceRecord } from '#contract/imports.ts'
import { readDbf } from '../../api/formats/dbf.ts'
import { openFile } from '../../api/formats/open.ts'
import { readWholeFile } from '../../api/formats/whole-file.ts'
import { writeLayer } from '../../api/formats/write/write-layer.ts'
import { SMALL_AREAS } from '../fixtures/format-files.ts'
import { hasGdal } from '../fixtures/gdal.ts'

type Field = readonly [name: string | Buffer, type: string, width: number]

/** A DBF whose cells are given as they stand in the file; a row that begins with `*` is deleted. */
function dbf(fields: readonly Field[], rows: readonly (readonly (string | Buffer)[])[], driver = 0): Buffer {
  const head = Buffer.alloc(33 + 32 * fields.length)
  head[0] = 3
  head.writeUInt32LE(rows.length, 4)
  head.writeUInt16LE(head.length, 8)
  head.writeUInt16LE(1 + fields.reduce((sum, [, , width]) => sum + width, 0), 10)
  head[29] = driver
  for (const [i, [name, type, width]] of fields.entries()) {
    Buffer.from(name as string).copy(head, 32 + 32 * i, 0, 11)
    head.write(type, 32 + 32 * i + 11, 'latin1')
    head[32 + 32 * i + 16] = width
  }
  head[head.length - 1] = 0x0d
  const cell = (value: string | Buffer, width: number) =>
    Buffer.concat([Buffer.from(value as string), Buffer.alloc(width, ' ')]).subarray(0, width)
  const body = rows.map((row) => {
    const isDeleted = row[0] === '*'
    const cells = (isDeleted ? row.slice(1) : row).map((value, i) => cell(value, fields[i]![2]))
    return Buffer.concat([Buffer.from(isDeleted ? '*' : ' '), ...cells])
  })
  return Buffer.concat([head, ...body])
}

function rowsOf(bytes: Buffer, cpg: string | null = null): unknown[] {
  const table = readDbf(bytes, cpg)
  if ('fault' in table) throw new Error(table.fault)
  return Array.from({ length: table.rows }, (_, i) => table.row(i))
}

describe('a table of a Shapefile', () => {
  test('numbers, dates and truth values are such; codes too long for a number stay text', () => {
    const fields: Field[] = [
      ['floors', 'N', 4],
      ['code', 'N', 18],
      ['area', 'F', 10],
      ['since', 'D', 8],
      ['urban', 'L', 1],
    ]
    const rows = [
      ['   6', '330106001001000123', '  12.5', '20261122', 'T'],
      ['****', '', '', '00000000', '?'],
    ]
    expect(rowsOf(dbf(fields, rows))).toEqual([
      { floors: 6, code: '330106001001000123', area: 12.5, since: '2026-11-22', urban: true },
      { floors: null, code: null, area: null, since: null, urban: null },
    ])
  })

  test('deleted rows are none', () => {
    const fields: Field[] = [['name', 'C', 4]]
    expect(rowsOf(dbf(fields, [['*', 'gone'], ['here']]))).toEqual([null, { name: 'here' }])
  })

  test.each([
    ['UTF-8 by its look', iconv.encode('南桥', 'utf8'), 0, null],
    ['GBK by its look', iconv.encode('南桥', 'gbk'), 0, null],
    ['GBK by the header', iconv.encode('南桥', 'gbk'), 0x4d, null],
    ['GBK though the header says Windows of the west', iconv.encode('南桥', 'gbk'), 0x03, null],
    ['GBK though the .cpg says UTF-8', iconv.encode('南桥', 'gbk'), 0, 'UTF-8'],
    ['Big5 by the .cpg', iconv.encode('南橋', 'big5'), 0, 'BIG5'],
    ['code page 936 by its number', iconv.encode('南桥', 'gbk'), 0, '936'],
  ])('a text is read as %s', (_, bytes, driver, cpg) => {
    const read = rowsOf(dbf([['name', 'C', 10]], [[bytes]], driver), cpg)
    expect([{ name: '南桥' }, { name: '南橋' }]).toContainEqual(read[0])
  })

  test('a character cut in two at the end of its column is left out', () => {
    const gbk = iconv.encode('南桥', 'gbk')
    const utf8 = Buffer.from('南桥')
    expect(rowsOf(dbf([['name', 'C', 3]], [[gbk]], 0x4d))).toEqual([{ name: '南' }])
    expect(rowsOf(dbf([['name', 'C', 5]], [[utf8]]))).toEqual([{ name: '南' }])
  })

  test('two columns whose names were cut to the same stay two', () => {
    const fields: Field[] = [
      ['household_', 'N', 2],
      ['household_', 'N', 2],
    ]
    expect(rowsOf(dbf(fields, [['1', '2']]))).toEqual([{ household_: 1, household__2: 2 }])
  })
})

describe('a Shapefile', () => {
  test('the shapes are those that another reader finds', async () => {
    const zip = await writeLayer(SMALL_AREAS, 'shapefile', 'EPSG:4326')
    const parts = Object.entries(unzipSync(zip))
    const part = (ending: string) => parts.find(([path]) => path.endsWith(ending))![1]
    const peer = await readByPeer(part('.shp'), part('.dbf'), { encoding: 'utf-8' })
    const ours = await readWholeFile('a.zip', zip)
    const positions = (coordinates: unknown): string[] =>
      Array.isArray(coordinates) && typeof coordinates[0] !== 'number'
        ? [...new Set(coordinates.flatMap(positions))].sort()
        : [JSON.stringify(coordinates)]
    const rings = ({ shape }: SourceRecord) =>
      shape?.kind === 'area' ? shape.polygons.map((polygon) => polygon.map(positions)).sort() : []
    expect(ours.records.map(rings)).toEqual(
      peer.features.map(({ geometry }) => {
        const { type, coordinates } = geometry as { type: string; coordinates: unknown[][] }
        const polygons = type === 'Polygon' ? [coordinates] : (coordinates as unknown[][][])
        return polygons.map((polygon) => polygon.map(positions)).sort()
      }),
    )
    expect(ours.records.map(({ properties }) => properties.name)).toEqual(
      peer.features.map(({ properties }) => properties!.name),
    )
  })

  test('several in one archive are layers, told apart by their folders where names are alike', async () => {
    const parts = Object.entries(unzipSync(await writeLayer(SMALL_AREAS, 'shapefile', 'EPSG:4490')))
    const entries = ['东/a', '西/a', 'b'].flatMap((stem) =>
      parts.map(([path, data]) => [`${stem}.${path.slice(-3).toUpperCase()}`, data] as const),
    )
    const { layers } = await openFile('several.zip', zipSync(Object.fromEntries(entries)))
    expect(layers.map(({ name, crs }) => [name, crs.id])).toEqual([
      ['东/a', 'EPSG:4490'],
      ['西/a', 'EPSG:4490'],
      ['b', 'EPSG:4490'],
    ])
    const whole = await readWholeFile('several.zip', zipSync(Object.fromEntries(entries)))
    expect(whole.problems).toMatchObject([{ reason: 'which-layer', values: { has: '东/a, 西/a, b' } }])
  })
})

test('folders of KML are layers; what placemarks say of themselves are columns', async () => {
  const point = (n: number) => `<Point><coordinates> 120.00${n},30,0 </coordinates></Point>`
  const kml = `<?xml version="1.0" encoding="UTF-8"?>
    <kml:kml xmlns:kml="http://www.opengis.net/kml/2.2"><kml:Document><kml:name>小区</kml:name>
    <Folder><name>楼栋</name><Folder><name>东区</name>
      <Placemark id="p1"><name>3 栋</name><description><![CDATA[<b>六层</b>]]></description>
        <ExtendedData><Data name="floors"><value>6</value></Data></ExtendedData>${point(1)}</Placemark>
    </Folder></Folder>
    <Placemark><name>门 &amp; 岗</name><MultiGeometry>${point(2)}</MultiGeometry></Placemark>
    <Placemark><name>空</name></Placemark>
    <Placemark><name>线</name><LineString><coordinates>120,30 120.1,30.1</coordinates></LineString></Placemark>
    </kml:Document></kml:kml>`
  const { layers } = await openFile('a.kml', Buffer.from(kml))
  const read = layers.map((layer) => ({ name: layer.name, items: [...layer.read()] }))
  expect(read).toMatchObject([
    {
      name: '楼栋 / 东区',
      items: [
        {
          record: {
            id: 'p1',
            properties: { name: '3 栋', description: '<b>六层</b>', floors: '6' },
            shape: { kind: 'point', at: [120.001, 30] },
          },
        },
      ],
    },
    {
      name: 'a',
      items: [
        { record: { properties: { name: '门 & 岗' }, shape: { kind: 'point', at: [120.002, 30] } } },
        { record: { properties: { name: '空' }, shape: null } },
        { record: { properties: { name: '线' }, shape: { kind: 'line' } } },
      ],
    },
  ])
})

describe.skipIf(!hasGdal('files that GDAL writes are not read'))('a file that GDAL writes', () => {
  test.each([
    ['ESRI Shapefile', 'a.shp', ['-lco', 'ENCODING=GBK', '-t_srs', 'EPSG:4549'], 'EPSG:4549'],
    ['GPKG', 'a.gpkg', ['-t_srs', 'EPSG:4549'], 'EPSG:4549'],
    ['GPKG', 'a.gpkg', ['-t_srs', 'EPSG:3857', '-dim', 'XYZ'], 'EPSG:3857'],
    ['LIBKML', 'a.kmz', [], 'EPSG:4326'],
    ['GeoJSON', 'a.geojson', ['-t_srs', 'EPSG:4490'], 'EPSG:4490'],
  ])('%s, %s, %j', async (driver, name, options, crs) => {
    const folder = mkdtempSync(join(tmpdir(), 'gdal-'))
    try {
      writeFileSync(join(folder, 'in.geojson'), await writeLayer(SMALL_AREAS, 'geojson', 'EPSG:4326'))
      execFileSync('ogr2ogr', ['-f', driver, ...options, join(folder, name), join(folder, 'in.geojson')], {
        stdio: 'pipe',
      })
      const bytes = name.endsWith('.shp') ? zipped(folder) : readFileSync(join(folder, name))
      const read = await readWholeFile(name.endsWith('.shp') ? 'a.zip' : name, bytes)
      expect(read).toMatchObject({ problems: [], crs })
      expect(read.records.map(({ properties }) => [properties.code, properties.name])).toEqual([
        ['g1', '南桥一区'],
        ['g2', '南桥二区'],
      ])
      const farthest = read.records.map(({ shape }, i) => {
        const [ours, theirs] = [shape, SMALL_AREAS.rows[i]!.shape].map((each) =>
          each?.kind === 'area' ? each.polygons.flat(2).sort(([a, b], [c, d]) => a - c || b - d) : [],
        )
        expect(ours!.length).toBe(theirs!.length)
        return Math.max(...ours!.map(([x, y], k) => Math.hypot(x - theirs![k]![0], y - theirs![k]![1])))
      })
      expect(Math.max(...farthest)).toBeLessThan(1e-8)
    } finally {
      rmSync(folder, { recursive: true })
    }
  })
})

function zipped(folder: string): Uint8Array {
  const parts = ['shp', 'dbf', 'shx', 'prj', 'cpg'].map((ending) => `a.${ending}`)
  return zipSync(Object.fromEntries(parts.map((part) => [part, readFileSync(join(folder, part))])))
}
