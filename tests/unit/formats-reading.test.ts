import { describe, expect, test } from 'vitest'
import { openUpload, type SourceBatch, type Upload } from '../../api/formats/reading.ts'
import { takeTurn } from '../../api/formats/reading-turns.ts'
import { area, collection, square } from '../fixtures/bad-imports.ts'

async function opened(name: string, content: string | Uint8Array, signal?: AbortSignal): Promise<Upload> {
  const upload = await openUpload(name, Buffer.from(content as string), signal)
  if (!('read' in upload)) throw new Error(JSON.stringify(upload.problems))
  return upload
}

async function all(batches: AsyncIterable<SourceBatch>): Promise<SourceBatch[]> {
  const read: SourceBatch[] = []
  for await (const batch of batches) read.push(batch)
  return read
}

describe('an upload is read in a process of its own', () => {
  test('heads say what is in it, and batches bring it in file order', async () => {
    const rows = Array.from({ length: 2_500 }, (_, i) => `${i},120.${i},30`)
    const upload = await opened('a.csv', ['code,lon,lat', ...rows].join('\n'))
    expect(upload.format).toBe('csv')
    expect(upload.layers.map(({ name, rows, columns }) => ({ name, rows, columns }))).toEqual([
      { name: 'a', rows: 2_500, columns: ['code', 'lon', 'lat'] },
    ])
    const batches = await all(upload.read('a', null))
    upload.close()
    expect(batches.map(({ records }) => records.length)).toEqual([1_000, 1_000, 500])
    const codes = batches.flatMap(({ records }) => records.map(({ properties }) => properties.code))
    expect(codes).toEqual(rows.map((_, i) => String(i)))
  })

  test('a layer in metres comes out in degrees, whether the file says so or the caller', async () => {
    const metres = [
      [500_000, 3_320_000],
      [500_100, 3_320_000],
      [500_100, 3_320_100],
    ]
    const crs = { crs: { type: 'name', properties: { name: 'urn:ogc:def:crs:EPSG::4549' } } }
    const features = JSON.parse(collection(area({ code: 'a' }, metres)))
    const said = await opened('a.geojson', JSON.stringify({ ...features, ...crs }))
    expect(said.layers[0]).toMatchObject({
      kind: 'areas',
      crs: { id: 'EPSG:4549' },
      extent: [500_000, 3_320_000, 500_100, 3_320_100],
    })
    const [first] = await all(said.read('a', null))
    const unsaid = await opened('a.geojson', JSON.stringify(features))
    const [asMetres] = await all(unsaid.read('a', 'EPSG:4549'))
    const [asDegrees] = await all(unsaid.read('a', null))
    said.close()
    unsaid.close()
    // On the central meridian 30° N is 3,320,113.4 m from the equator.
    const { shape } = first!.records[0]!
    const [lon, lat] = shape?.kind === 'area' ? shape.polygons[0]![0]![0]! : []
    expect([lon, lat]).toEqual([expect.closeTo(120, 9), expect.closeTo(29.998977, 6)])
    expect(asMetres).toEqual(first)
    expect(asDegrees?.problems.map(({ reason }) => reason)).toEqual(['projected-coordinates'])
  })

  test('whoever takes the file away ends its process: reading stops with a reason', async () => {
    const taken = new AbortController()
    const features = Array.from({ length: 3_000 }, (_, i) => area({ code: i }, square(i % 40)))
    const upload = await opened('a.geojson', collection(...features), taken.signal)
    const reasons: string[] = []
    for await (const { problems } of upload.read('a', null)) {
      reasons.push(...problems.map(({ reason }) => reason))
      taken.abort()
    }
    expect(reasons).toEqual(['cancelled'])
  })
})

describe('files are read by turns', () => {
  test('two at a time, six wait, and more are asked to come again', async () => {
    const given = new AbortController()
    const first = [await takeTurn(), await takeTurn()]
    const order: number[] = []
    const waiting = Array.from({ length: 6 }, async (_, i) => {
      const turn = await takeTurn(i === 2 ? given.signal : undefined)
      order.push(i)
      return turn
    })
    expect(await takeTurn()).toBe('too-busy')
    given.abort()
    expect(await waiting[2]).toBe('cancelled')
    for (const turn of first) if (typeof turn === 'object') turn.done()
    for (const next of waiting) {
      const turn = await next
      if (typeof turn === 'object') turn.done()
    }
    expect(order).toEqual([2, 0, 1, 3, 4, 5])
    const after = await takeTurn()
    expect(after).toHaveProperty('done')
    if (typeof after === 'object') after.done()
  })

  test('what no file may bring in is told before anything is read, and never comes out', async () => {
    const number = '11010519491231002X'
    const upload = await opened('a.csv', `code,身份证号,备注\n1,${number},电话后补\n2,,证件 ${number} 已核\n`)
    expect(upload.layers[0]).toMatchObject({
      columns: ['code', '备注'],
      dropped: [
        { column: '身份证号', kind: 'id-card', by: 'header', cells: 1 },
        { column: '备注', kind: 'id-card', by: 'value', cells: 1 },
      ],
    })
    const batches = await all(upload.read('a', null))
    upload.close()
    expect(batches[0]?.records).toHaveLength(2)
    expect(JSON.stringify(batches)).not.toContain('110105')
  })
})
