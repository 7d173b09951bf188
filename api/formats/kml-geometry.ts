import type { XmlNode } from './xml.ts'

interface Geometry {
  readonly type: string
  readonly coordinates: readonly unknown[]
}

const KINDS = ['Point', 'LineString', 'LinearRing', 'Polygon', 'MultiGeometry']
/** Of Google's extensions and of models the name is all that is said. */
const FOREIGN = ['Track', 'MultiTrack', 'Model']

/** The geometry of a placemark, or of a MultiGeometry, as GeoJSON; null where it has none. */
export function kmlGeometry(node: XmlNode): Geometry | null {
  const found = node.children.filter(({ name }) => KINDS.includes(name) || FOREIGN.includes(name))
  const parts = found.map(partOf).filter((part) => part !== null)
  const [first, ...others] = parts
  if (first === undefined) return null
  if (others.length === 0) return first
  const types = new Set(parts.map(({ type }) => type.replace('Multi', '')))
  if (types.size > 1) return { type: 'MultiGeometry', coordinates: [] }
  const coordinates = parts.flatMap((part) =>
    part.type.startsWith('Multi') ? part.coordinates : [part.coordinates],
  )
  return { type: `Multi${first.type.replace('Multi', '')}`, coordinates }
}

function partOf(node: XmlNode): Geometry | null {
  switch (node.name) {
    case 'Point':
      return { type: 'Point', coordinates: positionsIn(node)[0] ?? [] }
    case 'LineString':
    case 'LinearRing':
      return { type: 'LineString', coordinates: positionsIn(node) }
    case 'Polygon':
      return { type: 'Polygon', coordinates: ringsOf(node) }
    case 'MultiGeometry':
      return kmlGeometry(node)
    default:
      return { type: node.name, coordinates: [] }
  }
}

function ringsOf(polygon: XmlNode): unknown[] {
  const boundaries = (name: string) => polygon.children.filter((child) => child.name === name)
  return [...boundaries('outerBoundaryIs'), ...boundaries('innerBoundaryIs')].flatMap((boundary) =>
    boundary.children.filter(({ name }) => name === 'LinearRing').map(positionsIn),
  )
}

/** `lon,lat[,height]` one after the other. A height of zero is what programs write who know none. */
function positionsIn(node: XmlNode): number[][] {
  const text = node.children.find(({ name }) => name === 'coordinates')?.text.trim() ?? ''
  if (text === '') return []
  return text
    .replaceAll(/\s*,\s*/g, ',')
    .split(/\s+/)
    .map((tuple) => {
      const [x, y, height] = tuple.split(',').map((each) => (each === '' ? Number.NaN : Number(each)))
      const at = [x ?? Number.NaN, y ?? Number.NaN]
      return height === undefined || height === 0 ? at : [...at, height]
    })
}
