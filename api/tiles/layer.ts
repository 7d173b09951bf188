import Flatbush from 'flatbush'
import { PbfWriter } from 'pbf'
import { type Cut, cutShape } from './cut-shape.ts'
import { BUFFER, EXTENT } from './mercator.ts'
import type { Shape } from './shape.ts'

/** What a feature says of itself in a tile; null and absent are left out. */
export type Properties = Readonly<Record<string, string | number | boolean | null>>

export interface Feature {
  readonly shape: Shape
  readonly properties: Properties
  /** Zoom from which it is drawn; always where absent. */
  readonly fromZoom?: number
}

/** One layer of a tile set. */
export interface Layer {
  readonly name: string
  /** Writes what the tile shows of this layer into a tile message; true where there was something. */
  write(cut: Cut, tile: PbfWriter): boolean
}

/** Field numbers of a vector tile (Mapbox Vector Tile 2.1, section 4.1). */
const TILE = { layers: 3 } as const
const LAYER = { name: 1, features: 2, keys: 3, values: 4, extent: 5, version: 15 } as const
const FEATURE = { tags: 2, type: 3, geometry: 4 } as const
const VALUE = { string: 1, double: 3, uint: 5, bool: 7 } as const

const VERSION = 2

/** Prepares a layer: features are found by an R-tree, their properties encoded once. */
export function layerOf(name: string, features: readonly Feature[]): Layer {
  const tree = features.length > 0 ? treeOf(features) : null
  const { keys, values, tags } = propertyTables(features)
  const placeOf = new Int32Array(values.length).fill(-1)
  const geometry: number[] = []

  return {
    name,
    write(cut, tile) {
      const found = tree === null ? [] : featuresIn(cut, tree, features)
      let any = false
      const used: number[] = []
      const writeFeatures = (_: unknown, layer: PbfWriter) => {
        for (const index of found) {
          const { shape } = features[index]!
          cutShape(shape, cut, geometry)
          if (geometry.length === 0) continue
          if (!any) writeHead(name, keys, layer)
          any = true
          const own = tags[index]!.map((tag, i) => (i % 2 === 0 ? tag : localValue(tag, used)))
          layer.writeMessage(LAYER.features, writeFeature, { own, type: shape.type, geometry })
        }
        for (const value of used) layer.writeBytesField(LAYER.values, values[value]!)
      }
      const before = tile.pos
      tile.writeMessage(TILE.layers, writeFeatures, null)
      if (!any) tile.pos = before
      for (const value of used) placeOf[value] = -1
      return any
    },
  }

  /** Number of a value in the tile being written: a tile lists only the values it uses. */
  function localValue(value: number, used: number[]): number {
    if (placeOf[value] === -1) placeOf[value] = used.push(value) - 1
    return placeOf[value]!
  }
}

function writeHead(name: string, keys: readonly string[], layer: PbfWriter): void {
  layer.writeVarintField(LAYER.version, VERSION)
  layer.writeStringField(LAYER.name, name)
  layer.writeVarintField(LAYER.extent, EXTENT)
  for (const key of keys) layer.writeStringField(LAYER.keys, key)
}

function writeFeature(
  { own, type, geometry }: { own: number[]; type: number; geometry: number[] },
  feature: PbfWriter,
): void {
  feature.writePackedVarint(FEATURE.tags, own)
  feature.writeVarintField(FEATURE.type, type)
  feature.writePackedVarint(FEATURE.geometry, geometry)
}

function treeOf(features: readonly Feature[]): Flatbush {
  const tree = new Flatbush(features.length)
  for (const { shape } of features) tree.add(shape.west, shape.north, shape.east, shape.south)
  tree.finish()
  return tree
}

/** Features whose box meets the tile with its buffer, in their own order, so that equal tiles are equal bytes. */
function featuresIn({ z, x, y }: Cut, tree: Flatbush, features: readonly Feature[]): number[] {
  const side = 1 / 2 ** z
  const reach = (BUFFER / EXTENT) * side
  const found = tree.search(
    x * side - reach,
    y * side - reach,
    (x + 1) * side + reach,
    (y + 1) * side + reach,
  )
  return found.filter((index) => z >= (features[index]!.fromZoom ?? 0)).sort((a, b) => a - b)
}

/** Keys and values of all features, each once, and every feature's pairs of numbers into them. */
function propertyTables(features: readonly Feature[]) {
  const keys = new Map<string, number>()
  const numbers = new Map<string | number | boolean, number>()
  const values: Uint8Array[] = []
  const tags = features.map(({ properties }) =>
    Object.entries(properties).flatMap(([key, value]) => {
      if (value === null) return []
      if (!keys.has(key)) keys.set(key, keys.size)
      if (!numbers.has(value)) numbers.set(value, values.push(encodedValue(value)) - 1)
      return [keys.get(key)!, numbers.get(value)!]
    }),
  )
  return { keys: [...keys.keys()], values, tags }
}

function encodedValue(value: string | number | boolean): Uint8Array {
  const message = new PbfWriter()
  if (typeof value === 'string') message.writeStringField(VALUE.string, value)
  else if (typeof value === 'boolean') message.writeBooleanField(VALUE.bool, value)
  else if (Number.isSafeInteger(value) && value >= 0) message.writeVarintField(VALUE.uint, value)
  else message.writeDoubleField(VALUE.double, value)
  return message.finish()
}
