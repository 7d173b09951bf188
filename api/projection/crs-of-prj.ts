import type { CrsId } from '#contract/import-files.ts'
import { parseWkt, type WktNode } from './wkt.ts'
import { zonesWith } from './zones.ts'

/** What a .prj, or any well-known text, says. */
export interface PrjReading {
  readonly id: CrsId | null
  /** The name it gives itself; null where the text is unreadable. */
  readonly said: string | null
  /** Why `id` is null. Beijing 1954 and Xi'an 1980 lie up to 120 m off by a shift that differs from place to place. */
  readonly reason: 'unreadable' | 'beijing-1954' | 'xian-1980' | 'other-datum' | 'other-projection' | null
}

/**
 * The reference system of well-known text of ESRI or OGC (WKT1, WKT2), by its parameters; with the name the text gives
 * itself and, where it is unknown, why.
 */
export function readPrj(wkt: string): PrjReading {
  const root = parseWkt(wkt)
  const system = root && horizontal(root)
  if (!system) return { id: null, said: null, reason: 'unreadable' }
  const said = String(system.values[0] ?? '')
  const datum = datumOf(system)
  if (datum !== 'ours') return { id: null, said, reason: datum }
  const candidates = PROJECTED.includes(system.keyword) ? ofPlane(system, said) : ofDegrees(system, said)
  const named = authorityOf(system)
  const id = candidates.find((crs) => crs === named) ?? candidates[0] ?? null
  return { id, said, reason: id === null ? 'other-projection' : null }
}

const PROJECTED = ['PROJCS', 'PROJCRS', 'PROJECTEDCRS']
const GEOGRAPHIC = [
  'GEOGCS',
  'GEOGCRS',
  'GEODCRS',
  'GEODETICCRS',
  'GEOGRAPHICCRS',
  'BASEGEOGCRS',
  'BASEGEODCRS',
]

/** The first projected or geographic system, also inside a compound or a bound one. */
function horizontal(node: WktNode): WktNode | null {
  if (PROJECTED.includes(node.keyword) || GEOGRAPHIC.includes(node.keyword)) return node
  for (const child of node.children) {
    const found = horizontal(child)
    if (found !== null) return found
  }
  return null
}

/** The first node with one of the keywords, anywhere below. */
function below(node: WktNode, ...keywords: string[]): WktNode | null {
  for (const child of node.children) {
    if (keywords.includes(child.keyword)) return child
    const found = below(child, ...keywords)
    if (found !== null) return found
  }
  return null
}

const plain = (name: unknown) =>
  String(name ?? '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]/g, '')

function datumOf(system: WktNode): 'ours' | 'beijing-1954' | 'xian-1980' | 'other-datum' {
  const spheroid = below(system, 'SPHEROID', 'ELLIPSOID')
  const datum = below(system, 'DATUM', 'GEODETICDATUM', 'TRF', 'ENSEMBLE')
  const geographic = GEOGRAPHIC.includes(system.keyword) ? system : below(system, ...GEOGRAPHIC)
  const names = `${plain(geographic?.values[0])} ${plain(datum?.values[0])}`
  const [, semiMajorM, inverseFlattening] = spheroid?.values ?? []
  if (/beijing/.test(names) || semiMajorM === 6_378_245) return 'beijing-1954'
  if (/xian1980/.test(names) || semiMajorM === 6_378_140) return 'xian-1980'
  const primeMeridian = below(system, 'PRIMEM', 'PRIMEMERIDIAN')
  const isRound = semiMajorM === 6_378_137 && Math.abs(Number(inverseFlattening) - 298.2572) < 0.0001
  const isNamed = /wgs1?9?84|worldgeodeticsystem1984|china(geodeticcoordinatesystem)?2000|cgcs2000/.test(
    names,
  )
  const isUnnamed = names.split(' ').every((name) => /unknown|unnamed|undefined|grs(19)?80/.test(name))
  const isGreenwich = Number(primeMeridian?.values[1] ?? 0) === 0
  return isRound && (isNamed || isUnnamed) && isGreenwich ? 'ours' : 'other-datum'
}

function ofDegrees(system: WktNode, said: string): CrsId[] {
  const unit = below(system, 'ANGLEUNIT') ?? system.children.find(({ keyword }) => keyword === 'UNIT')
  if (unit && Math.abs(Number(unit.values[1]) - Math.PI / 180) > 1e-9) return []
  return /2000/.test(said) ? ['EPSG:4490', 'EPSG:4326'] : ['EPSG:4326', 'EPSG:4490']
}

function ofPlane(system: WktNode, said: string): CrsId[] {
  const method = plain(below(system, 'PROJECTION', 'METHOD')?.values[0])
  const axis = system.children.find(({ keyword }) => keyword === 'AXIS')
  const unit =
    system.children.find(({ keyword }) => keyword === 'UNIT' || keyword === 'LENGTHUNIT') ??
    (axis && below(axis, 'UNIT', 'LENGTHUNIT'))
  if (unit && Number(unit.values[1]) !== 1) return []
  const parameter = parametersOf(system)
  const isPlain = (parameter('falsenorthing') ?? 0) === 0 && (parameter('scalefactor') ?? 1) === 1
  if (!isPlain) return []
  if (isWebMercator(system, method)) {
    const isCentred = (parameter('falseeasting') ?? 0) === 0 && (parameter('centralmeridian') ?? 0) === 0
    return isCentred ? ['EPSG:3857'] : []
  }
  const isTransverse = /^(transversemercator|gausskruger|gausskrueger)/.test(method)
  const [meridian, easting] = [parameter('centralmeridian'), parameter('falseeasting')]
  if (!isTransverse || meridian === null || easting === null || (parameter('latitudeoforigin') ?? 0) !== 0)
    return []
  const zones = zonesWith(meridian, easting)
  // Without the zone in the easting, a 3° and a 6° zone of one meridian differ by name alone.
  return zones.length === 2 &&
    !/3[-_ ]?deg|^EPSG:45[345]/i.test(said) &&
    /GK_CM|6[-_ ]?deg|Kruger CM/i.test(said)
    ? zones.reverse()
    : zones
}

/** Both tongues of WKT under the names of WKT1. */
const NATURAL: Readonly<Record<string, string>> = {
  latitudeofnaturalorigin: 'latitudeoforigin',
  longitudeofnaturalorigin: 'centralmeridian',
  longitudeofcenter: 'centralmeridian',
  scalefactoratnaturalorigin: 'scalefactor',
}

function parametersOf(system: WktNode): (name: string) => number | null {
  const holder = below(system, 'CONVERSION') ?? system
  const values = new Map(
    holder.children
      .filter(({ keyword }) => keyword === 'PARAMETER')
      .map(({ values: [name, value] }) => [NATURAL[plain(name)] ?? plain(name), Number(value)]),
  )
  return (name) => values.get(name) ?? null
}

function isWebMercator(system: WktNode, method: string): boolean {
  if (/^(mercatorauxiliarysphere|popularvisualisationpseudomercator)$/.test(method)) return true
  // WKT1 of OGC has no name for it: an ellipsoidal Mercator with a remark that the sphere is meant.
  const remark = String(below(system, 'EXTENSION')?.values[1] ?? '')
  return method === 'mercator1sp' && /\+a=6378137 \+b=6378137/.test(remark)
}

function authorityOf(system: WktNode): string | null {
  const node = system.children.find(({ keyword }) => keyword === 'AUTHORITY' || keyword === 'ID')
  const [authority, code] = node?.values ?? []
  return authority === 'EPSG' ? `EPSG:${code}` : null
}
