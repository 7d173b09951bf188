import { PbfWriter } from 'pbf'
import type { BaseMap, InForce } from '../lookup/in-force.ts'
import { baseLayers, buildingLayers } from './base-layers.ts'
import { gridLayers } from './grid-layers.ts'
import type { Layer } from './layer.ts'
import { tileUnitM } from './mercator.ts'
import { type KeptTile, TileShelf } from './tile-shelf.ts'

/** Deepest zoom that tiles are cut for; a map draws nearer views from these. */
export const DEEPEST_ZOOM = 16

/** Least metres a vertex must stand out to be drawn, in tile units: half a pixel of a 512-pixel tile. */
const TOLERANCE = 4

/** `grids` and `base` are public; `buildings` carries ids and is for signed-in workers. */
export const TILE_SETS = ['grids', 'base', 'buildings'] as const
export type TileSet = (typeof TILE_SETS)[number]

/** Vector tiles (Mapbox Vector Tile 2.1) of one plan and its base map, in the usual z/x/y of Web Mercator. */
export interface Tiles {
  /** Cuts and encodes a tile anew; null where nothing is to be seen. */
  encode(set: TileSet, z: number, x: number, y: number): Uint8Array | null
  /** The same from memory where it was cut before, ready to be sent. */
  get(set: TileSet, z: number, x: number, y: number): KeptTile | null
  /** The same of one layer of `grids` alone. */
  getLayer(layer: string, z: number, x: number, y: number): KeptTile | null
}

/** Layers are made when first asked for, so that a starting server is ready before its maps are. */
export function createTiles(inForce: InForce, baseMap: BaseMap): Tiles {
  const { snapshot } = inForce
  const made: Partial<Record<TileSet, readonly Layer[]>> = {}
  const make: Readonly<Record<TileSet, () => readonly Layer[]>> = {
    grids: () => gridLayers(snapshot),
    base: () => baseLayers(baseMap, snapshot.scale),
    buildings: () => buildingLayers(baseMap),
  }
  const shelf = new TileShelf()

  const layersOf = (set: TileSet): readonly Layer[] => {
    made[set] ??= make[set]()
    return made[set]
  }

  function write(layers: readonly Layer[], z: number, x: number, y: number): Uint8Array | null {
    const toleranceM = z >= DEEPEST_ZOOM ? 0 : TOLERANCE * tileUnitM(z, snapshot.scale.x)
    const tile = new PbfWriter(new Uint8Array(1 << 16))
    let any = false
    for (const layer of layers) any = layer.write({ z, x, y, toleranceM }, tile) || any
    return any ? tile.finish() : null
  }

  const encode = (set: TileSet, z: number, x: number, y: number) => write(layersOf(set), z, x, y)
  const encodeLayer = (name: string, z: number, x: number, y: number) => {
    const layers = layersOf('grids').filter((layer) => layer.name === name)
    return write(layers, z, x, y)
  }
  return {
    encode,
    get: (set, z, x, y) => shelf.get(`${set}/${z}/${x}/${y}`, () => encode(set, z, x, y)),
    getLayer: (name, z, x, y) => shelf.get(`grids ${name}/${z}/${x}/${y}`, () => encodeLayer(name, z, x, y)),
  }
}
