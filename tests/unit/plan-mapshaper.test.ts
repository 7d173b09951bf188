import { existsSync, readFileSync } from 'node:fs'
import type { Feature, Geometry, MultiPolygon, Polygon } from 'geojson'
import { describe, expect, it } from 'vitest'
import { mendShape } from '#geometry/clean-shape.ts'
import { misfits } from '#geometry/coverage-check.ts'
import { dissolve } from '#geometry/dissolve.ts'
import { NO_REGION } from '#geometry/regions.ts'
import type { MultiPolygon as Shape } from '#geometry/ring.ts'
import { arrange } from '#geometry/windings.ts'
import { cleanCoverage } from '#plan/clean.ts'
import { gridPolygons } from '#plan/grid-polygons.ts'
import { drawing, drawnCommunity, drawnGrid } from '../fixtures/drawing.ts'
import { openGeos } from '../fixtures/geos.ts'
import { faultsOf } from '../fixtures/partition-check.ts'

const FILE = new URL('../../../shared/cases/coverage/mapshaper_clean_cases.json', import.meta.url)
const isThere = existsSync(FILE)
if (!isThere) console.warn('plan-mapshaper: skipped, ../shared/cases/coverage is not there')

interface Case {
  readonly test: string
  readonly suite: string
  readonly expected: Expected | null
  readonly peer_output: Case['input']
  readonly input: Geometry | { readonly type: 'FeatureCollection'; readonly features: readonly Feature[] }
}

interface Expected {
  readonly geometries?: readonly (Polygon | MultiPolygon)[]
  readonly parts?: number
  readonly rings?: number
  readonly feature_count?: number
}

/** Where we answer otherwise than mapshaper, and why; a case that is not here must come out the same. */
const OTHERWISE: Readonly<Record<string, string>> = {
  'Removes overlapping section in GeoJSON input':
    'mapshaper gives the overlap to the polygon of the larger area, we to the one with the longest border on it',
  'rewind option: holes outside of rings are converted to rings':
    'an option we have not: a hole outside its ring is no ground, as mapshaper has it without the option',
  'gap-fill-area=<area> removes hole':
    'a hole in a union is filled where somebody chooses so; only hairs are filled without asking',
}

/** Polygons of a case as shapes, squeezed to 3° where its coordinates are no degrees; refused ones left out. */
function shapesOf({ input }: Pick<Case, 'input'>, like: Pick<Case, 'input'> = { input }): Shape[] {
  const all = polygonsOf(like).flat(3) as unknown as [number, number][]
  const [west, south] = [0, 1].map((axis) => Math.min(...all.map((position) => position[axis]!)))
  const extent = Math.max(...all.map(([x, y]) => Math.max(x - west!, y - south!)))
  return polygonsOf({ input }).flatMap((shape) => {
    const squeezed = shape.map((rings) =>
      rings.map((ring) => ring.map(([x, y]) => [(3 * (x! - west!)) / extent, (3 * (y! - south!)) / extent])),
    )
    const cleaned = mendShape(squeezed)
    return cleaned.ok ? [cleaned.shape] : []
  })
}

function polygonsOf({ input }: Pick<Case, 'input'>) {
  const geometries =
    input.type === 'FeatureCollection'
      ? input.features.map((feature) => feature.geometry)
      : input.type === 'GeometryCollection'
        ? input.geometries
        : [input]
  return geometries
    .filter((one): one is Polygon | MultiPolygon => one?.type === 'Polygon' || one?.type === 'MultiPolygon')
    .map((one) => (one.type === 'Polygon' ? [one.coordinates] : one.coordinates))
}

describe.skipIf(!isThere)('dirty polygons from the tests of mapshaper', () => {
  const cases = isThere ? (JSON.parse(readFileSync(FILE, 'utf8')) as { cases: Case[] }).cases : []

  it.each(cases.filter((one) => shapesOf(one).length > 1))('$test: every polygon keeps ground', (dirty) => {
    const { snapshot, polygons } = cleaned(dirty)
    expect(faultsOf(snapshot)).toEqual([])
    expect(snapshot.faces.every((face) => face.holder !== null)).toBe(true)
    for (const shape of polygons) expect(shape.length).toBeGreaterThan(0)
    expect(misfits(polygons, { gapM: 0, scale: snapshot.scale }).flat()).toEqual([])
  })

  it.each(cases.filter(({ expected }) => expected?.geometries !== undefined))('$test: as expected', (one) => {
    const wanted = shapesOf(
      { input: { type: 'GeometryCollection', geometries: [...one.expected!.geometries!] } },
      one,
    )
    const got = one.suite.startsWith('dissolve') ? [unionOf(shapesOf(one))] : cleaned(one).polygons
    const same = got.length === wanted.length && got.every((shape, i) => isSameGround(shape, wanted[i]!))
    expect({ test: one.test, same }).toEqual({ test: one.test, same: OTHERWISE[one.test] === undefined })
  })

  it.each(cases.filter(({ expected }) => expected?.parts !== undefined || expected?.rings !== undefined))(
    '$test: as many parts and rings',
    (one) => {
      const [shape] = shapesOf(one)
      const { parts, rings } = one.expected!
      if (parts !== undefined) expect(shape).toHaveLength(parts)
      if (rings !== undefined) expect(shape!.flat()).toHaveLength(rings)
    },
  )

  it('are valid to GEOS once cleaned', async () => {
    const geos = await openGeos()
    const shapes = cases.flatMap((one) => shapesOf(one))
    expect(shapes.length).toBeGreaterThan(40)
    expect(shapes.filter((shape) => !geos.isValid(shape))).toEqual([])
  })
})

/** Cleaned with every overlap settled by itself and gaps left alone. */
function cleaned(dirty: Case) {
  const shapes = shapesOf(dirty)
  const grids = shapes.map((shape, i) => drawnGrid(`grid-${String(i).padStart(2, '0')}`, shape))
  const input = drawing({ communities: [drawnCommunity(shapes.flat())], grids })
  const thresholds = { sliverWidthM: 0, overlapWidthM: 1e9, toleranceM: 1e9 }
  const { snapshot } = cleanCoverage(input, { thresholds, choices: {}, open: true })
  const polygons = gridPolygons(snapshot)
  return { snapshot, polygons: grids.map(({ key }) => polygons.get(key)!) }
}

function unionOf(shapes: readonly Shape[]): Shape {
  const { subdivision, windings } = arrange([shapes.flat(2)])
  const labels = windings.map(([around]) => (around !== undefined && around.turns > 0 ? 0 : NO_REGION))
  return dissolve(subdivision, labels).map(({ polygon }) => polygon)
}

function isSameGround(a: Shape, b: Shape): boolean {
  return arrange([a.flat(), b.flat()]).windings.every((around) => around.length !== 1)
}
