import { isUtf8 } from 'node:buffer'
import { type CrsId, isCrs, type LayerHead } from '#contract/import-files.ts'
import type { ImportNote, ImportProblem } from '#contract/imports.ts'
import { decodeText } from './decode-text.ts'
import { fileProblem } from './file-problem.ts'
import { readShape } from './geojson-shape.ts'
import { featureSlices } from './json-features.ts'
import { type OpenFile, type ReadRecord, refusedFile } from './open-layer.ts'
import { parseJson } from './parse-json.ts'
import { isPlainObject } from './plain-object.ts'

const EPSG_NAME = /EPSG:{1,2}(?:[\d.]+:)?(\d+)$/i
const LON_LAT_NAME = /CRS:?84$/i

/**
 * A GeoJSON FeatureCollection, unpacked, as one layer. Features are parsed one by one, anew each time they are read, so
 * that a large file needs little more memory than its bytes. A geometry of null is a record without a shape. Reasons:
 * `not-text`, `empty-file`, `invalid-json`, `not-a-feature-collection`, `no-features`.
 */
export function openGeoJson(name: string, bytes: Uint8Array): OpenFile {
  const decoded = inUtf8(name, bytes)
  if ('reason' in decoded) return refusedFile('geojson', decoded)
  const collection = collectionIn(name, decoded.utf8)
  if ('reason' in collection) return refusedFile('geojson', collection)
  const { around, features } = collection
  const layer = {
    name: typeof around.name === 'string' && around.name !== '' ? around.name : name.replace(/\..*$/, ''),
    columns: columnsOf(features()),
    crs: crsOf(around.crs),
    *read() {
      let index = 0
      for (const feature of features()) yield recordOf(name, feature, index++)
    },
  }
  return { format: 'geojson', layers: [layer], problems: [], notes: decoded.notes }
}

/** The text in UTF-8, without byte order mark; decoded as a whole only where it is in another encoding. */
function inUtf8(
  name: string,
  bytes: Uint8Array,
): { readonly utf8: Buffer; readonly notes: readonly ImportNote[] } | ImportProblem {
  const raw = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
  if (isUtf8(raw) && !raw.includes(0)) {
    const isMarked = raw[0] === 0xef && raw[1] === 0xbb && raw[2] === 0xbf
    return { utf8: isMarked ? raw.subarray(3) : raw, notes: [] }
  }
  const decoded = decodeText(name, bytes)
  return 'reason' in decoded ? decoded : { utf8: Buffer.from(decoded.text), notes: decoded.notes }
}

interface Collection {
  /** The collection without its features. */
  readonly around: Record<string, unknown>
  features(): Iterable<unknown>
}

/** Every feature has been parsed once when this comes back, so that a fault in one is a fault of the file. */
function collectionIn(name: string, utf8: Buffer): Collection | ImportProblem {
  const sliced = featureSlices(utf8)
  if (sliced !== null) {
    const { bounds } = sliced
    const features = function* (): Generator<unknown, void> {
      for (let i = 0; i < bounds.length; i += 2)
        yield JSON.parse(utf8.toString('utf8', bounds[i], bounds[i + 1]))
    }
    try {
      const around: unknown = JSON.parse(sliced.around)
      for (const _ of features());
      if (isPlainObject(around) && around.type === 'FeatureCollection') {
        return bounds.length === 0 ? fileProblem(name, 'no-features') : { around, features }
      }
    } catch (error) {
      if (!(error instanceof SyntaxError)) throw error
    }
  }
  return wholeCollection(name, utf8)
}

/** For whatever has no list of features to go through, and to say where the fault in one is. */
function wholeCollection(name: string, utf8: Buffer): Collection | ImportProblem {
  const text = utf8.toString()
  if (text.trim() === '') return fileProblem(name, 'empty-file')
  const parsed = parseJson(name, text)
  if ('reason' in parsed) return parsed
  const { value } = parsed
  if (!isPlainObject(value) || value.type !== 'FeatureCollection' || !Array.isArray(value.features)) {
    const type = isPlainObject(value) ? String(value.type).slice(0, 40) : ''
    return fileProblem(name, 'not-a-feature-collection', { type })
  }
  const features: readonly unknown[] = value.features
  return features.length === 0
    ? fileProblem(name, 'no-features')
    : { around: value, features: () => features }
}

/** The `crs` member of GeoJSON before RFC 7946, which files from desktop programs still carry; without it WGS 84. */
function crsOf(crs: unknown): LayerHead['crs'] {
  if (!isPlainObject(crs)) return { id: 'EPSG:4326', said: null }
  const said =
    isPlainObject(crs.properties) && typeof crs.properties.name === 'string' ? crs.properties.name : '?'
  if (LON_LAT_NAME.test(said)) return { id: 'EPSG:4326', said }
  const id: CrsId = `EPSG:${Number(EPSG_NAME.exec(said)?.[1])}`
  return { id: isCrs(id) ? id : null, said: said.slice(0, 200) }
}

function columnsOf(features: Iterable<unknown>): string[] {
  const columns = new Set<string>()
  for (const feature of features) {
    if (!isPlainObject(feature) || !isPlainObject(feature.properties)) continue
    for (const column of Object.keys(feature.properties)) columns.add(column)
  }
  return [...columns]
}

function recordOf(file: string, feature: unknown, index: number): ReadRecord | ImportProblem {
  const place = { file, feature: index, line: null, column: null }
  if (!isPlainObject(feature) || feature.type !== 'Feature')
    return { reason: 'not-a-feature', ...place, values: {} }
  const properties = isPlainObject(feature.properties) ? feature.properties : {}
  const unplaced = { place, id: idOf(feature.id), properties }
  if (feature.geometry === null || feature.geometry === undefined) {
    return { record: { ...unplaced, shape: null }, remarks: [] }
  }
  const read = readShape(feature.geometry)
  if ('reason' in read) return { reason: read.reason, ...place, values: { ...read.values } }
  return { record: { ...unplaced, shape: read.shape }, remarks: read.remarks }
}

function idOf(id: unknown): string | null {
  return typeof id === 'string' || typeof id === 'number' ? String(id) : null
}
