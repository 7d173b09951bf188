import { existsSync, readFileSync } from 'node:fs'
import type { Feature, Geometry, MultiPolygon, Polygon } from 'geojson'
import { describe, expect, it } from 'vitest'
import { cleanShape } from '#geometry/clean-shape.ts'
import type { MultiPolygon as Shape } from '#geometry/ring.ts'
import { gridPolygons } from '#plan/grid-polygons.ts'
import { overlay } from '#plan/overlay.ts'
import { drawing, drawnCommunity, drawnGrid } from '../fixtures/drawing.ts'
import { openGeos } from '../fixtures/geos.ts'
import { faultsOf } from '../fixtures/partition-check.ts'

const FILE = new URL('../../../shared/cases/coverage/mapshaper_clean_cases.json', import.meta.url)
const isThere = existsSync(FILE)
if (!isThere) console.warn('plan-mapshaper: skipped, ../shared/cases/coverage is not there')

interface Case {
  readonly test: string
  readonly input: Geometry | { readonly type: 'FeatureCollection'; readonly features: readonly Feature[] }
}

/** Polygons of a case as shapes, squeezed to 3° where its coordinates are no degrees; refused ones left out. */
function shapesOf({ input }: Case): Shape[] {
  const geometries =
    input.type === 'FeatureCollection'
      ? input.features.map((feature) => feature.geometry)
      : input.type === 'GeometryCollection'
        ? input.geometries
        : [input]
  const polygons = geometries
    .filter((one): one is Polygon | MultiPolygon => one?.type === 'Polygon' || one?.type === 'MultiPolygon')
    .map((one) => (one.type === 'Polygon' ? [one.coordinates] : one.coordinates))
  const all = polygons.flat(3) as unknown as [number, number][]
  const [west, south] = [0, 1].map((axis) => Math.min(...all.map((position) => position[axis]!)))
  const extent = Math.max(...all.map(([x, y]) => Math.max(x - west!, y - south!)))
  return polygons.flatMap((shape) => {
    const squeezed = shape.map((rings) =>
      rings.map((ring) => ring.map(([x, y]) => [(3 * (x! - west!)) / extent, (3 * (y! - south!)) / extent])),
    )
    const cleaned = cleanShape(squeezed)
    return cleaned.ok ? [cleaned.shape] : []
  })
}

describe.skipIf(!isThere)('dirty polygons from the tests of mapshaper', () => {
  const cases = isThere ? (JSON.parse(readFileSync(FILE, 'utf8')) as { cases: Case[] }).cases : []

  it.each(cases.filter((one) => shapesOf(one).length > 1))('$test: every polygon keeps ground', (dirty) => {
    const shapes = shapesOf(dirty)
    const grids = shapes.map((shape, i) => drawnGrid(`grid-${String(i).padStart(2, '0')}`, shape))
    const input = drawing({ communities: [drawnCommunity(shapes.flat())], grids })
    const { snapshot } = overlay(input, { toleranceM: 0 })
    expect(faultsOf(snapshot)).toEqual([])
    expect(snapshot.faces.every((face) => face.holder !== null)).toBe(true)
    for (const shape of gridPolygons(snapshot).values()) expect(shape.length).toBeGreaterThan(0)
  })

  it('are valid to GEOS once cleaned', async () => {
    const geos = await openGeos()
    const shapes = cases.flatMap(shapesOf)
    expect(shapes.length).toBeGreaterThan(40)
    expect(shapes.filter((shape) => !geos.isValid(shape))).toEqual([])
  })
})
