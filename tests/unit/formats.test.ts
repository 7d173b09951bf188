import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { importSentence } from '#contract/import-sentences.ts'
import { importProblem } from '#contract/imports.ts'
import { jsonFault } from '../../api/formats/json-fault.ts'
import { readWholeFile } from '../../api/formats/whole-file.ts'
import { BAD_FILES, SMALL_LIMIT } from '../fixtures/bad-files.ts'

describe('a bad file has one problem that says why and where', () => {
  test.each(BAD_FILES.map((bad) => [bad.broken, bad] as const))('%s', async (_, bad) => {
    const read = await readWholeFile(`bad.${bad.kind}`, bad.bytes(), { maxBytes: SMALL_LIMIT })
    expect(read.problems).toHaveLength(1)
    const problem = importProblem.parse(read.problems[0])
    expect(problem).toMatchObject({
      reason: bad.reason,
      file: read.name,
      feature: bad.feature ?? null,
      ...(bad.line === undefined ? {} : { line: bad.line }),
      column: bad.column ?? null,
    })
    expect(problem.values).toMatchObject(bad.values ?? {})
    // Throws where the sentence wants a value that the problem does not bring.
    expect(importSentence(problem, 'en')).not.toBe('')
  })
})

const encode = (content: string) => new TextEncoder().encode(content)
const triangle = [
  [120, 30],
  [120.01, 30],
  [120, 30.01],
]
const collection = (geometry: unknown, more: object = {}) =>
  encode(
    JSON.stringify({
      type: 'FeatureCollection',
      ...more,
      features: [{ type: 'Feature', id: 7, properties: { 名称: '南桥' }, geometry }],
    }),
  )

describe('what office and desktop programs write is read', () => {
  test('a GBK table, with a note', async () => {
    // 编号,名称 / 1,南桥 as GBK bytes.
    const gbk = Buffer.from('b1e0bac52cc3fbb3c60a312cc4cfc7c50a', 'hex')
    const read = await readWholeFile('a.csv', gbk)
    expect(read.records.map((each) => each.properties)).toEqual([{ 编号: '1', 名称: '南桥' }])
    expect(read.notes.map((each) => each.remark)).toEqual(['decoded-as-gb18030'])
  })

  test.each([
    ['UTF-8 with a byte order mark', encode('\uFEFFcode,name\n1,南桥')],
    ['UTF-16, little endian', Buffer.from('\uFEFFcode\tname\n1\t南桥', 'utf16le')],
    ['UTF-16, big endian', Buffer.from('\uFEFFcode\tname\n1\t南桥', 'utf16le').swap16()],
    ['semicolons and Windows line ends', encode('code;name\r\n1;南桥\r\n\r\n')],
    ['quoted cells and blanks around', encode('code, name\n1,"南桥"\n')],
  ])('%s', async (_, bytes) => {
    const read = await readWholeFile('a.csv', bytes)
    expect(read.columns).toEqual(['code', 'name'])
    expect(read.records.map((each) => each.properties)).toEqual([{ code: '1', name: '南桥' }])
    expect(read.notes).toEqual([])
  })

  test('a row says the line it begins on, also after a cell of several lines and empty rows', async () => {
    const read = await readWholeFile('a.csv', encode('code,name\n"1\n2",a\n\n,\n3,b\n'))
    expect(read.records.map((each) => each.place.line)).toEqual([2, 6])
  })

  test('a row without a position is kept without a shape', async () => {
    const read = await readWholeFile('a.csv', encode('code,经度,纬度\n1,120,30\n2,,\n'))
    expect(read.records.map((each) => each.shape)).toEqual([{ kind: 'point', at: [120, 30] }, null])
  })

  test('an open ring is closed and heights are dropped, each with a note', async () => {
    const rings = [triangle.map((each) => [...each, 5])]
    const read = await readWholeFile('a.geojson', collection({ type: 'Polygon', coordinates: rings }))
    expect(read.records[0]?.shape).toEqual({ kind: 'area', polygons: [[triangle]] })
    expect(read.notes.map((each) => [each.remark, each.feature])).toEqual([
      ['height-dropped', 0],
      ['ring-closed', 0],
    ])
  })

  test.each(['urn:ogc:def:crs:OGC:1.3:CRS84', 'urn:ogc:def:crs:EPSG::4490', 'EPSG:4326'])(
    'degrees under the name %s',
    async (name) => {
      const crs = { crs: { type: 'name', properties: { name } } }
      const read = await readWholeFile(
        'a.geojson',
        collection({ type: 'Point', coordinates: [120, 30] }, crs),
      )
      expect(read.records).toEqual([
        {
          place: { file: 'a.geojson', feature: 0, line: null, column: null },
          id: '7',
          properties: { 名称: '南桥' },
          shape: { kind: 'point', at: [120, 30] },
        },
      ])
    },
  )
})

describe('the first fault in JSON', () => {
  test('is none in whatever JSON.stringify writes, and is the end where that is cut short', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.nat(8), (value, indent) => {
        const whole = JSON.stringify({ value }, null, indent)
        expect(jsonFault(whole)).toBeNull()
        const cut = whole.slice(0, -1).trimEnd()
        expect(jsonFault(cut)).toMatchObject({ offset: cut.length, found: '' })
      }),
      { seed: 7, numRuns: 300 },
    )
  })

  test('is found exactly where JSON.parse fails', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'{}[]",:0-1.e tu\\'), maxLength: 12 }), (text) => {
        const parses = (() => {
          try {
            JSON.parse(text)
            return true
          } catch {
            return false
          }
        })()
        expect(jsonFault(text) === null).toBe(parses)
      }),
      { seed: 7, numRuns: 20_000 },
    )
  })
})
