/** A geometry as GeoJSON has it, heights as a third coordinate; of a type GeoJSON lacks, the type alone. */
export interface WkbGeometry {
  readonly type: string
  readonly coordinates?: readonly unknown[]
  readonly geometries?: readonly WkbGeometry[]
}

const TYPES = [
  'Geometry',
  'Point',
  'LineString',
  'Polygon',
  'MultiPoint',
  'MultiLineString',
  'MultiPolygon',
  'GeometryCollection',
]
const MAX_DEPTH = 8

/** Thrown and caught in this file alone. */
class Damaged extends Error {}

/**
 * Well-known binary of OGC or of PostGIS (types 1000, 2000, 3000 on, or flags) → geometry, or null where the bytes are
 * none. No count is believed that the bytes left could not hold. A point of NaN is empty.
 */
export function readWkb(bytes: Uint8Array): WkbGeometry | null {
  try {
    return new Walk(new DataView(bytes.buffer, bytes.byteOffset, bytes.length)).geometry(0)
  } catch (error) {
    if (error instanceof Damaged || error instanceof RangeError) return null
    throw error
  }
}

class Walk {
  #at = 0
  #little = true
  readonly #view: DataView

  constructor(view: DataView) {
    this.#view = view
  }

  geometry(depth: number): WkbGeometry {
    if (depth > MAX_DEPTH) throw new Damaged()
    this.#little = this.#view.getUint8(this.#at++) === 1
    const code = this.#uint()
    const base = (code & 0x0fff_ffff) % 1000
    const thousands = Math.floor((code & 0x0fff_ffff) / 1000)
    const hasZ = (code & 0x8000_0000) !== 0 || thousands === 1 || thousands === 3
    const hasM = (code & 0x4000_0000) !== 0 || thousands === 2 || thousands === 3
    if ((code & 0x2000_0000) !== 0) this.#uint()
    const type = TYPES[base]
    if (type === undefined || base === 0) return { type: `WKB ${base}` }
    const axes = 2 + Number(hasZ) + Number(hasM)
    const position = () => this.#position(axes, hasZ)
    switch (type) {
      case 'Point': {
        const at = position()
        return { type, coordinates: at.slice(0, 2).every(Number.isNaN) ? [] : at }
      }
      case 'LineString':
        return { type, coordinates: this.#many(axes * 8, position) }
      case 'Polygon':
        return { type, coordinates: this.#many(4, () => this.#many(axes * 8, position)) }
      case 'GeometryCollection':
        return { type, geometries: this.#many(5, () => this.geometry(depth + 1)) }
      default:
        return { type, coordinates: this.#many(5, () => this.#part(type.slice(5), depth)) }
    }
  }

  #part(wanted: string, depth: number): readonly unknown[] {
    const { type, coordinates } = this.geometry(depth + 1)
    if (type !== wanted) throw new Damaged()
    return coordinates ?? []
  }

  /** As many as are counted, each of so many bytes at least. */
  #many<Each>(bytes: number, read: () => Each): Each[] {
    const count = this.#uint()
    if (count * bytes > this.#view.byteLength - this.#at) throw new Damaged()
    return Array.from({ length: count }, read)
  }

  #position(axes: number, hasZ: boolean): number[] {
    const at = [this.#double(0), this.#double(1), ...(hasZ ? [this.#double(2)] : [])]
    this.#at += axes * 8
    return at
  }

  #double(axis: number): number {
    return this.#view.getFloat64(this.#at + axis * 8, this.#little)
  }

  #uint(): number {
    const value = this.#view.getUint32(this.#at, this.#little)
    this.#at += 4
    return value
  }
}
