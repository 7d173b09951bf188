import { describe, expect, it } from 'vitest'
import { misfits } from '#geometry/coverage-check.ts'
import { dissolve } from '#geometry/dissolve.ts'
import { NO_REGION } from '#geometry/regions.ts'
import type { MultiPolygon } from '#geometry/ring.ts'
import { scaleAt } from '#geometry/scale.ts'
import { arrange } from '#geometry/windings.ts'
import { cleanCoverage } from '#plan/clean.ts'
import { gridPolygons } from '#plan/grid-polygons.ts'
import { COMMUNITY, drawnCommunity, drawnGrid } from '../fixtures/drawing.ts'
import {
  edgesOfLines,
  edgesOfWkt,
  hasJts,
  type JtsCase,
  jtsCases,
  polygonsOf,
  shapeOf,
  UNIT,
} from '../fixtures/jts-cases.ts'

if (!hasJts) console.warn('coverage-jts: skipped, ../shared/cases/coverage is not there')

const cases = jtsCases()
const suite = (...names: string[]) => cases.filter((one) => names.includes(one.suite))
const FLAT = { x: 1, y: 1 }
const METRES = scaleAt([0, 0]).y * UNIT

/** Where we clean otherwise than JTS, and why; a case that is not here must come out the same. */
const OTHERWISE: Readonly<Record<string, string>> = {
  testPolygonSnappedPreserved:
    'JTS snaps the spike of one polygon away; we move no border without a neighbour, so a spike that has ground keeps it',
  testPolygonsSnappedPreserved:
    'the same with a neighbour that does not touch the spike: nobody could get its ground, and there it stays',
  testPolygonsSnappedCollapse:
    'JTS snaps the sliver between two polygons to nothing; with us a grid drawn on its own ground never vanishes unasked',
  testMergeOverlapMaxArea:
    'JTS gives the overlap to the larger polygon; ours goes by the longest border alone',
  testCoveredItem:
    'JTS leaves a covered polygon empty; with us it keeps its ground, for somebody is responsible for it',
  testCoveredItemMultiPolygon: 'the same, covered by one part of another',
}

describe.skipIf(!hasJts)('validation says what JTS says', () => {
  it('in every case', () => {
    expect(suite('validate', 'validate_polygon')).toHaveLength(36)
  })

  it.each(suite('validate').filter(({ expected }) => Array.isArray(expected)))(
    '$test: the edges of each',
    (one) => {
      const found = misfits(inputsOf(one), { gapM: gapOf(one), scale: FLAT })
      expect(found.map(edgesOfMisfits)).toEqual((one.expected as (string | null)[]).map(edgesOfWkt))
    },
  )

  it.each(suite('validate').filter(({ expected }) => typeof expected === 'boolean'))(
    '$test: is valid',
    (one) => {
      const found = misfits(inputsOf(one), { gapM: 0, scale: FLAT })
      expect(found.every((lines) => lines.length === 0)).toBe(one.expected)
    },
  )

  it.each(suite('validate_polygon'))('$test: the edges of one among others', (one) => {
    // Polygons of the neighbourhood may lie over each other: each is a shape of its own.
    const others = polygonsOf(one.adjacent!).map((polygon) => shapeOf([polygon]))
    const [found] = misfits([...inputsOf(one), ...others], { gapM: gapOf(one), scale: FLAT })
    expect(edgesOfMisfits(found!)).toEqual(edgesOfWkt(one.expected as string))
  })
})

describe.skipIf(!hasJts)('cleaning comes to what JTS comes to, or we say why not', () => {
  it('in every case, each reason for one that is there', () => {
    expect(suite('clean')).toHaveLength(18)
    expect(Object.keys(OTHERWISE).filter((test) => !suite('clean').some((one) => one.test === test))).toEqual(
      [],
    )
  })

  it.each(suite('clean'))('$test', (one) => {
    const { polygons, movedM } = cleaned(one)
    expect(misfits(polygons, { gapM: 0, scale: FLAT }).flat()).toEqual([])
    if (typeof one.expected === 'string' && one.expected.startsWith('VALID_COVERAGE')) {
      expect(movedM).toBeLessThanOrEqual(Number(one.params.snapDistance) * METRES)
      return
    }
    const expected = wktsOf(one.expected as string | readonly string[]).map((wkt) => shapeOf(polygonsOf(wkt)))
    const same = polygons.every((shape, i) => isSameGround(shape, expected[i]!))
    expect({ test: one.test, same }).toEqual({ test: one.test, same: OTHERWISE[one.test] === undefined })
  })

  it.each(suite('gaps'))('$test: the gap is found', (one) => {
    const parts = polygonsOf(one.input as string).map((polygon) => shapeOf([polygon]))
    const { conflicts } = cleanOf(parts, 0, 0)
    expect(conflicts.map(({ reason }) => reason)).toEqual(['gap'])
    expect(isSameGround(conflicts[0]!.shape, shapeOf(polygonsOf(one.expected as string)))).toBe(true)
  })
})

describe.skipIf(!hasJts)('union says what JTS says', () => {
  it.each(suite('union').filter(({ expected }) => expected !== 'ERROR'))('$test', (one) => {
    const rings = shapesOf(one.input as string).flatMap((shape) => shape.flat())
    expect(isSameGround(unionOf(rings), shapeOf(polygonsOf((one.expected as string | null) ?? '')))).toBe(
      true,
    )
  })

  it('and gives an answer where JTS refuses because borders were not noded: we node them first', () => {
    const refused = suite('union').filter(({ expected }) => expected === 'ERROR')
    expect(refused.map(({ test }) => test)).toEqual(['testInvalidNodingError'])
    const rings = shapesOf(refused[0]!.input as string).flatMap((shape) => shape.flat())
    expect(unionOf(rings)).toHaveLength(1)
  })
})

it.skipIf(!hasJts)(
  'what is left of the cases is about simplifying, which we do not do to anybody’s border',
  () => {
    const held = suite('validate', 'validate_polygon', 'clean', 'gaps', 'union')
    expect([...new Set(cases.filter((one) => !held.includes(one)).map((one) => one.suite))]).toEqual([
      'simplify',
    ])
  },
)

function wktsOf(input: string | readonly string[]): readonly string[] {
  return typeof input === 'string' ? membersOf(input) : input
}

/** Members of a collection. */
function membersOf(wkt: string): string[] {
  return wkt.replace(/^GEOMETRYCOLLECTION\s*\(/, '').split(/,\s*(?=(?:MULTI)?POLYGON)/)
}

function shapesOf(input: string | readonly string[]): MultiPolygon[] {
  return wktsOf(input).map((wkt) => shapeOf(polygonsOf(wkt)))
}

function inputsOf({ input }: JtsCase): MultiPolygon[] {
  return shapesOf(input)
}

function gapOf({ params }: JtsCase): number {
  return Number(params.gapWidth) * UNIT
}

function edgesOfMisfits(lines: readonly (readonly (readonly [number, number])[])[]): string[] {
  return edgesOfLines(lines)
}

/** Widths in units of the case. A gap's width to JTS is that of the largest circle in it, twice our mean width. */
function cleanOf(shapes: readonly MultiPolygon[], snap: number, gap: number) {
  const grids = shapes.flatMap((shape, i) => (shape.length === 0 ? [] : [drawnGrid(`grid-${i}`, shape)]))
  const everything = grids.flatMap(({ shape }) => shape)
  const widest = 1e6
  return cleanCoverage(
    { root: COMMUNITY, communities: [drawnCommunity(everything)], grids, exemptions: [] },
    {
      thresholds: {
        sliverWidthM: Math.max(snap, gap / 2) * METRES,
        overlapWidthM: widest,
        toleranceM: snap > 0 && gap === 0 ? Math.max(snap * METRES, 1) * 100 : widest,
      },
      choices: {},
      open: true,
    },
  )
}

function cleaned(one: JtsCase) {
  const shapes = inputsOf(one)
  const { snapshot, grids } = cleanOf(
    shapes,
    Number(one.params.snapDistance ?? 0),
    Number(one.params.gapWidth),
  )
  const polygons = gridPolygons(snapshot)
  return {
    polygons: shapes.map((_, i) => polygons.get(`grid-${i}`) ?? []),
    movedM: Math.max(...grids.map(({ movedM }) => movedM)),
  }
}

function unionOf(rings: readonly MultiPolygon[number][number][]): MultiPolygon {
  if (rings.length === 0) return []
  const { subdivision, windings } = arrange([rings])
  return dissolve(
    subdivision,
    windings.map(([around]) => (around !== undefined && around.turns > 0 ? 0 : NO_REGION)),
  ).map(({ polygon }) => polygon)
}

function isSameGround(a: MultiPolygon, b: MultiPolygon): boolean {
  if (a.length === 0 || b.length === 0) return a.length === b.length
  return arrange([a.flat(), b.flat()]).windings.every((around) => around.length !== 1)
}
