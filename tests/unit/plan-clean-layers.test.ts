import { describe, expect, it } from 'vitest'
import { type CleaningConflict, cleaningReport, DEFAULT_CLEANING } from '#contract/cleaning.ts'
import type { SourceFile, SourceRecord } from '#contract/imports.ts'
import type { Ask } from '../../api/repositories/request.ts'
import { judgeGrids } from '../../api/usecases/imports/grids/clean-grids.ts'
import { isOneSlip, nearCode } from '../../api/usecases/imports/grids/clean-near-code.ts'
import type { GridCleaning } from '../../api/usecases/imports/grids/judge-layers.ts'
import { drawLayers, type GridLayer } from '../../api/usecases/imports/grids/layers.ts'

const ROOT = '999901001001'

type Ring = readonly (readonly [number, number])[]
type Feature = readonly [properties: Record<string, unknown>, ...rings: Ring[]]

/** Thousandths of a degree from 120 E 30 N. */
const ring = (...points: readonly (readonly [number, number])[]): Ring =>
  points.map(([x, y]) => [120 + x / 1000, 30 + y / 1000])
const square = (x: number, y: number, side = 10) =>
  ring([x, y], [x + side, y], [x + side, y + side], [x, y + side])

function source(name: string, features: readonly Feature[]): SourceFile {
  const records = features.map(
    ([properties, ...rings], feature): SourceRecord => ({
      place: { file: name, feature, line: null, column: null },
      id: null,
      properties,
      shape: { kind: 'area', polygons: rings.map((outer) => [outer]) },
    }),
  )
  const columns = [...new Set(features.flatMap(([properties]) => Object.keys(properties)))]
  return { name, records, columns, problems: [], notes: [] }
}

const layer = (
  features: readonly Feature[],
  parentProperty: string | null = null,
  name = 'one',
): GridLayer => ({
  source: source(name, features),
  codeProperty: 'code',
  nameProperty: 'name',
  parentProperty,
})

function drawn(layers: readonly GridLayer[], choices: Readonly<Record<string, string>> = {}) {
  let dealt = 0
  return drawLayers(layers, {
    community: ROOT,
    urban: true,
    keyOf: (level, code) => `${level}-${code ?? ''}-${dealt++}`,
    thresholds: DEFAULT_CLEANING,
    choices,
  })
}

describe('features and grids', () => {
  it('features of one code and name are the parts of one grid', () => {
    const { grids, notes, conflicts } = drawn([
      layer([
        [{ code: 'a', name: '甲' }, square(0, 0)],
        [{ code: 'b', name: '乙' }, square(10, 0)],
        [{ code: 'a', name: '甲' }, square(20, 0)],
      ]),
    ])
    expect(grids.map(({ name, shape }) => [name, shape.length])).toEqual([
      ['甲', 2],
      ['乙', 1],
    ])
    expect(notes).toMatchObject([{ remark: 'parts-merged', values: { code: 'a', count: 2 } }])
    expect(conflicts).toEqual([])
  })

  it('one code at two names waits for somebody to say whether they are one', () => {
    const layers = [
      layer([
        [{ code: 'a', name: '甲' }, square(0, 0)],
        [{ code: 'a', name: '乙' }, square(10, 0)],
      ]),
    ]
    const open = drawn(layers)
    expect(open.conflicts).toMatchObject([{ reason: 'duplicate-code', proposed: null, chosen: null }])
    expect(open.conflicts[0]!.grids.map(({ name }) => name)).toEqual(['甲', '乙'])
    expect(open.waiting).toMatchObject([{ reason: 'duplicate-code', feature: 1 }])
    const [{ id }] = open.conflicts as [CleaningConflict]
    expect(drawn(layers, { [id]: 'merge' })).toMatchObject({ grids: [{ shape: [{}, {}] }], waiting: [] })
    const apart = drawn(layers, { [id]: 'apart' })
    expect(apart.grids.map(({ sourceCode }) => sourceCode)).toEqual(['a', null])
    expect(apart.waiting).toEqual([])
  })

  it('keys are dealt in the order of codes, whatever that of the file', () => {
    const features: Feature[] = [
      [{ code: 'b', name: '乙' }, square(10, 0)],
      [{ code: 'a', name: '甲' }, square(0, 0)],
    ]
    expect(drawn([layer(features)]).grids.map(({ key }) => key)).toEqual(['1-b-1', '1-a-0'])
  })
})

describe('a boundary that crosses itself', () => {
  const eight = (width: number) =>
    layer([[{ code: 'a', name: '八' }, ring([0, 0], [10, 10], [10, 10 - width], [0, width])]])

  it('waits where both loops are ground, and keeps what was chosen', () => {
    const open = drawn([eight(10)])
    expect(open.waiting).toMatchObject([{ reason: 'self-crossing' }])
    expect(open.conflicts).toMatchObject([{ kind: 'shape', reason: 'crosses-itself', values: { pieces: 2 } }])
    const [{ id }] = open.conflicts as [CleaningConflict]
    expect(drawn([eight(10)], { [id]: 'all' }).grids[0]!.shape).toHaveLength(2)
    const largest = drawn([eight(10)], { [id]: 'largest' })
    expect(largest.grids[0]!.shape).toHaveLength(1)
    expect(largest.waiting).toEqual([])
  })

  it('is taken apart without asking where the lesser loops are hairs', () => {
    const knotted = ring(
      [0, 0],
      [10, 0],
      [10, 10],
      [4.999_99, 10],
      [5, 10.000_005],
      [4.999_999, 10.000_01],
      [5.000_01, 10],
      [0, 10],
    )
    const { conflicts, waiting, grids, notes } = drawn([layer([[{ code: 'a', name: '结' }, knotted]])])
    expect([conflicts, waiting]).toEqual([[], []])
    expect(grids).toHaveLength(1)
    expect(notes.length).toBeGreaterThan(0)
  })
})

describe('codes', () => {
  const districts: Feature[] = [
    [{ code: 'd1', name: '一' }, square(0, 0, 20)],
    [{ code: 'd2', name: '二' }, square(20, 0, 20)],
  ]

  it('a parent that is a slip of one whose ground it lies in is proposed, else it waits', () => {
    const child = (up: string, x: number): Feature => [{ code: `c${x}`, name: `子${x}`, up }, square(x, 0)]
    const slip = drawn([layer(districts), layer([child('dl', 5), child('d2', 25)], 'up', 'two')])
    expect(slip.conflicts).toMatchObject([
      { reason: 'unknown-parent', values: { found: 'dl', suggested: 'd1' }, proposed: 'parent:d1' },
    ])
    expect(slip.waiting).toEqual([])
    expect(slip.grids.filter(({ level }) => level === 2).map(({ parent }) => parent)).toEqual([
      '1-d1-0',
      '1-d2-1',
    ])
    const strange = drawn([layer(districts), layer([child('xyz', 25)], 'up', 'two')])
    expect(strange.conflicts).toMatchObject([{ proposed: null, choices: [{ id: 'parent:d2' }] }])
    expect(strange.waiting).toMatchObject([{ reason: 'unknown-parent' }])
  })

  it('those of another county are told once, with the own county as the suggestion', () => {
    const layers = [
      layer([
        [{ code: '999901001001001', name: '甲' }, square(0, 0)],
        [{ code: '999801001001002', name: '乙' }, square(10, 0)],
        [{ code: '999801001001003', name: '丙' }, square(20, 0)],
      ]),
    ]
    const { conflicts } = drawn(layers)
    expect(conflicts).toMatchObject([
      { reason: 'wrong-county', values: { found: '999801', county: '999901', count: 2 }, proposed: 'keep' },
    ])
    const mended = drawn(layers, { [conflicts[0]!.id]: 'code:999901' })
    expect(mended.grids.map(({ sourceCode }) => sourceCode)).toEqual([
      '999901001001001',
      '999901001001002',
      '999901001001003',
    ])
  })

  it('one that does not begin with its parent’s, as all others do, gets a suggestion', () => {
    const child = (code: string, x: number): Feature => [{ code, name: code, up: 'd1' }, square(x, 0, 2)]
    const children = ['d101', 'd102', 'd103', 'd104', 'd105', 'e106'].map((code, i) => child(code, i * 2))
    const layers = [layer(districts), layer(children, 'up', 'two')]
    const { conflicts } = drawn(layers)
    expect(conflicts).toMatchObject([{ reason: 'near-code', values: { found: 'e106', suggested: 'd106' } }])
    const mended = drawn(layers, { [conflicts[0]!.id]: 'code:d106' })
    expect(mended.grids.at(-1)!.sourceCode).toBe('d106')
  })

  it('counts of a parent are held against the sum of its children', () => {
    const above: Feature[] = [
      [{ code: 'd1', name: '一', 户数: '300' }, square(0, 0, 20)],
      [{ code: 'd2', name: '二', 户数: 100 }, square(20, 0, 20)],
    ]
    const child = (code: string, up: string, households: unknown, x: number): Feature => [
      { code, name: code, up, 户数: households },
      square(x, 0),
    ]
    const below = [child('a', 'd1', 150, 0), child('b', 'd1', '1,49', 10), child('c', 'd2', 100, 20)]
    const { conflicts } = drawn([layer(above), layer(below, 'up', 'two')])
    expect(conflicts).toMatchObject([
      {
        kind: 'roll-up',
        values: { column: '户数', declared: 300, sum: 299 },
        grids: [{ code: 'd1', level: 1 }],
      },
    ])
  })

  it('a slip is one sign wrong, missing, too many or changed about, or one that looks alike', () => {
    expect(isOneSlip('1234', '1243')).toBe(true)
    expect(isOneSlip('1234', '124')).toBe(true)
    expect(isOneSlip('1234', '12345')).toBe(true)
    expect(isOneSlip('1234', '1234')).toBe(false)
    expect(isOneSlip('1234', '4321')).toBe(false)
    expect(nearCode('63O0 07', ['630007', '630008'])).toBe('630007')
    expect(nearCode('630009', ['630007', '630008'])).toBeNull()
  })
})

describe('the report', () => {
  /** A database without anything in it. */
  const empty: Ask = {
    rows: async () => [],
    one: async () => Promise.reject(new Error('there is nothing')),
    oneOrNone: async () => null,
    none: async () => {},
  }

  const wantedOf = (layers: readonly GridLayer[]): GridCleaning => ({
    root: {
      county: '999901',
      code: ROOT,
      name: '新社区',
      contact: { name: '值班室', phone: '1' },
      countyName: null,
      streetName: null,
    },
    layers,
    levelNames: ['网格'],
    outline: null,
    urban: true,
    thresholds: DEFAULT_CLEANING,
    choices: {},
  })

  it('tells the largest conflicts where there are thousands, and how many there are', async () => {
    // All of them outside the outline, and a gap where it is.
    const cells = Array.from({ length: 45 * 45 }, (_, n): Feature => {
      const [x, y] = [(n % 45) / 10, Math.floor(n / 45) / 10]
      return [{ code: `${n}`, name: `${n}` }, square(x, y, n % 3 === 0 ? 0.049 : 0.05)]
    })
    const tooMany = { ...wantedOf([layer(cells)]), outline: source('ground', [[{}, square(100, 100, 1)]]) }
    const { report } = await judgeGrids(empty, tooMany)
    expect(report!.conflictsInAll).toBe(45 * 45 + 1)
    expect(report!.conflicts).toHaveLength(2_000)
    const areas = report!.conflicts.map(({ areaM2 }) => areaM2!)
    expect(Math.max(...areas)).toBeGreaterThan(5_000)
  })

  it('keeps to its contract, counts households and speaks of codes, not keys', async () => {
    const households = [
      [1_200_097_000, 300_050_000],
      [1_200_010_000, 300_010_000],
    ] as const
    const wanted = {
      ...wantedOf([
        layer([
          [{ code: 'a', name: '甲' }, square(0, 0)],
          [{ code: 'b', name: '乙' }, ring([9.5, 0], [20, 0], [20, 10], [9.5, 10])],
        ]),
      ]),
      households,
    }
    const { report, problems } = await judgeGrids(empty, wanted)
    expect(problems).toEqual([])
    expect(cleaningReport.parse(report)).toEqual(report)
    expect(report!.conflicts).toMatchObject([{ reason: 'overlap', households: 1, proposed: 'give:a' }])
    const again = await judgeGrids(empty, wanted)
    expect(again.report!.conflicts.map(({ id }) => id)).toEqual(report!.conflicts.map(({ id }) => id))
  })
})
