import { VectorTile, type VectorTileFeature } from '@mapbox/vector-tile'
import { PbfReader } from 'pbf'
import { describe, expect, it } from 'vitest'
import type { BaseMap } from '../../api/lookup/in-force.ts'
import { createTiles, type TileSet } from '../../api/tiles/tiles.ts'
import { CORNER, littlePlan, middleOf, SIDE } from './lookup-plan.ts'

const ZOOM = 14

const EMPTY: BaseMap = { waters: [], roads: [], compounds: [], buildings: [], facilities: [] }

/** The tile around the middle of the little plan. */
function tileAt(zoom: number): [z: number, x: number, y: number] {
  const [lon, lat] = middleOf(2)
  const n = 2 ** zoom
  const x = Math.floor((lon / 360 + 0.5) * n)
  const y = Math.floor((0.5 - Math.asinh(Math.tan((lat * Math.PI) / 180)) / (2 * Math.PI)) * n)
  return [zoom, x, y]
}

function read(baseMap: BaseMap, set: TileSet, zoom = ZOOM): Record<string, VectorTileFeature[]> {
  const bytes = createTiles(littlePlan(), baseMap).encode(set, ...tileAt(zoom))
  const { layers } = new VectorTile(new PbfReader(bytes!))
  return Object.fromEntries(
    Object.entries(layers).map(([name, layer]) => [
      name,
      Array.from({ length: layer.length }, (_, i) => layer.feature(i)),
    ]),
  )
}

const names = (features: VectorTileFeature[] | undefined) =>
  features?.map(({ properties }) => properties.name)

describe('the grid tiles', () => {
  const layers = read(EMPTY, 'grids')

  it('hold every level as a layer of its own', () => {
    expect(names(layers.level1)).toEqual(['网格top', '网格v'])
    expect(names(layers.level2)).toEqual(['网格a'])
    expect(names(layers.level3)).toEqual(['网格a1', '网格a2'])
  })

  it('say code, name, kind and the hue of the first level', () => {
    const [a1] = layers.level3!
    const [top, village] = layers.level1!
    expect(a1!.properties).toEqual({
      code: '999901001001003',
      name: '网格a1',
      kind: 'general',
      hue: top!.properties.hue,
    })
    expect(village!.properties.hue).toBeDefined()
    expect(layers.level2![0]!.properties).toHaveProperty('tint')
  })

  it('draw each border once, with the level it divides', () => {
    const borders = layers.border!.map(({ properties }) => properties)
    const of = (level: number) => borders.filter((border) => border.level === level).length
    // a1 | a2; a1, a2 | the part of a that no deeper grid holds; around everything held and both communities.
    expect(of(3)).toBe(2)
    expect(of(2)).toBe(0)
    const length = (feature: VectorTileFeature) => {
      const line = feature.loadGeometry()[0]!
      return line.slice(1).reduce((sum, p, i) => sum + Math.hypot(p.x - line[i]!.x, p.y - line[i]!.y), 0)
    }
    const side = ((SIDE / 1e7 / 360) * 2 ** ZOOM * 4096) | 0
    const total = layers
      .border!.filter((b) => b.properties.level === 3)
      .reduce((sum, b) => sum + length(b), 0)
    expect(total / side).toBeCloseTo(2 / Math.cos((35 * Math.PI) / 180), 1)
  })

  it('say nothing of gaps and exempt ground', () => {
    const text = JSON.stringify(Object.values(layers).flatMap((l) => l.map((f) => f.properties)))
    expect(text).not.toMatch(/water|exempt|gap/)
  })

  it('put one label inside each grid', () => {
    expect(names(layers.label)).toEqual(['网格top', '网格a', '网格a1', '网格a2', '网格v'])
    const ring = layers.level3![0]!.loadGeometry()[0]!
    const [point] = layers.label![2]!.loadGeometry()[0]!
    const [xs, ys] = [ring.map(({ x }) => x), ring.map(({ y }) => y)]
    expect(point!.x).toBeGreaterThan(Math.min(...xs))
    expect(point!.x).toBeLessThan(Math.max(...xs))
    expect(point!.y).toBeGreaterThan(Math.min(...ys))
    expect(point!.y).toBeLessThan(Math.max(...ys))
  })

  it('wind outer rings as the format asks', () => {
    for (const feature of [...layers.level1!, ...layers.level3!]) {
      const ring = feature.loadGeometry()[0]!
      const doubled = ring.slice(1).reduce((sum, p, i) => sum + ring[i]!.x * p.y - p.x * ring[i]!.y, 0)
      expect(doubled).toBeGreaterThan(0)
    }
  })

  it('are null where nothing is to be seen', () => {
    const tiles = createTiles(littlePlan(), EMPTY)
    expect(tiles.encode('grids', 14, 0, 0)).toBeNull()
    expect(tiles.encode('base', ...tileAt(ZOOM))).toBeNull()
  })

  it('are the same bytes each time, and kept', () => {
    const tiles = createTiles(littlePlan(), EMPTY)
    const kept = tiles.get('grids', ...tileAt(ZOOM))
    expect(tiles.get('grids', ...tileAt(ZOOM))).toBe(kept)
    expect(createTiles(littlePlan(), EMPTY).get('grids', ...tileAt(ZOOM))!.plain.etag).toBe(kept!.plain.etag)
  })

  it('meet at the edge of neighbouring tiles', () => {
    const tiles = createTiles(littlePlan(), EMPTY)
    const [z, x, y] = tileAt(16)
    const around = [-1, 0, 1].map((dx) => tiles.encode('grids', z, x + dx, y))
    expect(around.filter((tile) => tile !== null).length).toBeGreaterThan(1)
  })
})

describe('the base tiles', () => {
  const [x, y] = CORNER
  const outline = [
    [
      [x, y],
      [x + 2000, y],
      [x + 2000, y + 1500],
      [x, y + 1500],
    ],
  ] as const
  const map: BaseMap = {
    waters: [{ name: '云河', shape: [outline] }],
    roads: [
      { name: '建设路', kind: 'main', line: [CORNER, [x + 60_000, y]] },
      { name: null, kind: 'path', line: [CORNER, [x, y + 10_000]] },
    ],
    compounds: [{ name: '南桥花园', kind: 'residential', shape: [outline] }],
    buildings: [
      { id: 'b1', name: '3号楼', floors: 6, outline, anchor: CORNER },
      { id: 'b2', name: '4号楼', floors: 6, outline: null, anchor: [x + 5000, y + 5000] },
    ],
    facilities: [{ id: 'f1', kind: 'clinic', name: '卫生站', position: [x + 10, y + 10] }],
  }

  it('hold the town without an id or a word about people', () => {
    const layers = read(map, 'base')
    expect(Object.keys(layers).sort()).toEqual(['building', 'compound', 'facility', 'road', 'water'])
    expect(layers.building!.map(({ properties }) => properties)).toEqual([{ name: '3号楼' }])
    expect(layers.road!.map(({ properties }) => properties)).toEqual([
      { kind: 'main', name: '建设路' },
      { kind: 'path' },
    ])
  })

  it('leave small things out from afar', () => {
    const layers = read(map, 'base', 11)
    expect(Object.keys(layers)).toEqual(['road'])
    expect(names(layers.road)).toEqual(['建设路'])
  })

  it('carry ids only in the set for signed-in workers, where every building is', () => {
    const { building } = read(map, 'buildings')
    expect(building!.map(({ properties }) => properties)).toEqual([
      { id: 'b1', name: '3号楼', floors: 6 },
      { id: 'b2', name: '4号楼', floors: 6 },
    ])
    expect(building!.map(({ type }) => type)).toEqual([3, 1])
  })
})
