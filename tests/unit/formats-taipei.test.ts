import { zipSync } from 'fflate'
import iconv from 'iconv-lite'
import { describe, expect, test } from 'vitest'
import type { SourceRecord, SourceShape } from '#contract/imports.ts'
import { toLattice } from '#geometry/position.ts'
import { openUpload, type Upload } from '../../api/formats/reading.ts'
import { readWholeFile } from '../../api/formats/whole-file.ts'
import { writeShp } from '../../api/formats/write/shp.ts'
import { fromDegrees } from '../../api/projection/crs.ts'
import { caseBytes, casesPresent } from '../fixtures/cases.ts'

const VILLAGES = 'taipei/taiwan_taipei_villages.geojson'

/** As ArcGIS writes the 3° zone of 120° E, eastings without the zone. */
const PRJ =
  'PROJCS["CGCS2000_3_Degree_GK_CM_120E",GEOGCS["GCS_China_Geodetic_Coordinate_System_2000",DATUM["D_China_2000",SPHEROID["CGCS2000",6378137.0,298.257222101]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]],PROJECTION["Gauss_Kruger"],PARAMETER["False_Easting",500000.0],PARAMETER["False_Northing",0.0],PARAMETER["Central_Meridian",120.0],PARAMETER["Scale_Factor",1.0],PARAMETER["Latitude_Of_Origin",0.0],UNIT["Meter",1.0]]'

/** A DBF of texts in GBK as a survey bureau's program writes it. `driver` 0x4d says GBK, 0 nothing. */
function gbkTable(columns: readonly string[], records: readonly SourceRecord[], driver: number): Buffer {
  const width = 40
  const head = Buffer.alloc(32 + 32 * columns.length + 1)
  const rowLength = 1 + width * columns.length
  head[0] = 3
  head.writeUInt32LE(records.length, 4)
  head.writeUInt16LE(head.length, 8)
  head.writeUInt16LE(rowLength, 10)
  head[29] = driver
  for (const [i, column] of columns.entries()) {
    iconv.encode(column, 'gbk').copy(head, 32 + 32 * i, 0, 10)
    head.write('C', 32 + 32 * i + 11, 'latin1')
    head[32 + 32 * i + 16] = width
  }
  head[head.length - 1] = 0x0d
  const rows = records.map(({ properties }) => {
    const row = Buffer.alloc(rowLength, ' ')
    for (const [i, column] of columns.entries())
      iconv.encode(String(properties[column]), 'gbk').copy(row, 1 + i * width, 0, width)
    return row
  })
  return Buffer.concat([head, ...rows, Buffer.from([0x1a])])
}

function inMetres(shape: SourceShape | null): SourceShape & { kind: 'area' } {
  if (shape?.kind !== 'area') throw new Error('a village without an area')
  const metres = fromDegrees('EPSG:4549')
  return {
    kind: 'area',
    polygons: shape.polygons.map((rings) => rings.map((ring) => ring.map(([lon, lat]) => metres(lon, lat)))),
  }
}

/** Rings on the lattice, each from its smallest position on and in one direction, so that equal ground is equal text. */
function ringsOf(shape: SourceShape | null): (readonly (readonly [number, number])[])[] {
  if (shape?.kind !== 'area') throw new Error('a village without an area')
  return shape.polygons.flat().map((ring) => ring.map((at) => toLattice(...at)))
}

async function opened(bytes: Uint8Array): Promise<Upload> {
  const upload = await openUpload('台北.zip', bytes)
  if (!('read' in upload)) throw new Error(JSON.stringify(upload.problems))
  return upload
}

describe.skipIf(!casesPresent(VILLAGES))('Taipei as a survey bureau sends it', () => {
  test.each([
    ['which says that it is GBK', 0x4d, null],
    ['which says so beside the table', 0, 'GBK'],
    ['which says nothing', 0, null],
  ])('in Gauss–Krüger metres with a table in GBK %s', async (_, driver, cpg) => {
    const { records, columns } = await readWholeFile('villages.geojson', caseBytes(VILLAGES))
    const { shp, shx } = writeShp(
      'area',
      records.map(({ shape }) => inMetres(shape)),
    )
    const parts = {
      shp: shp,
      shx: shx,
      dbf: gbkTable(columns, records, driver),
      prj: Buffer.from(PRJ),
      ...(cpg === null ? {} : { cpg: Buffer.from(cpg) }),
    }
    const named = Object.entries(parts).map(([ending, data]) => [`资料/里界.${ending}`, data] as const)
    const upload = await opened(zipSync(Object.fromEntries(named)))
    expect(upload.layers).toMatchObject([
      {
        name: '里界',
        kind: 'areas',
        rows: 456,
        columns,
        crs: { id: 'EPSG:4549', said: 'CGCS2000_3_Degree_GK_CM_120E' },
        dropped: [],
      },
    ])
    const read: SourceRecord[] = []
    for await (const batch of upload.read('里界', null)) {
      expect(batch.problems).toEqual([])
      read.push(...batch.records)
    }
    upload.close()
    expect(read.map(({ properties }) => properties)).toEqual(records.map(({ properties }) => properties))
    let farthest = 0
    for (const [i, { shape }] of read.entries()) {
      const [were, are] = [ringsOf(records[i]!.shape), ringsOf(shape)]
      expect(are.map(({ length }) => length)).toEqual(were.map(({ length }) => length))
      for (const [r, ring] of were.entries()) {
        // The writer turns rings round; the first position stays.
        const back = are[r]!
        const turned = [back[0]!, ...back.slice(1).reverse()]
        const apart = (walk: typeof back) =>
          Math.max(...ring.map(([x, y], k) => Math.max(Math.abs(x - walk[k]![0]), Math.abs(y - walk[k]![1]))))
        farthest = Math.max(farthest, Math.min(apart(back), apart(turned)))
      }
    }
    expect(farthest).toBeLessThanOrEqual(1)
  })
})
