import { type CrsId, isCrs, type LayerHead } from '#contract/import-files.ts'
import type { ImportProblem } from '#contract/imports.ts'
import { decodeText } from './decode-text.ts'
import { fileProblem } from './file-problem.ts'
import { readShape } from './geojson-shape.ts'
import { type OpenFile, type ReadRecord, refusedFile } from './open-layer.ts'
import { parseJson } from './parse-json.ts'
import { isPlainObject } from './plain-object.ts'

const EPSG_NAME = /EPSG:{1,2}(?:[\d.]+:)?(\d+)$/i
const LON_LAT_NAME = /CRS:?84$/i

/**
 * A GeoJSON FeatureCollection, unpacked, as one layer. A geometry of null is a record without a shape. Reasons:
 * `not-text`, `empty-file`, `invalid-json`, `not-a-feature-collection`, `no-features`.
 */
export function openGeoJson(name: string, bytes: Uint8Array): OpenFile {
  const decoded = decodeText(name, bytes)
  if ('reason' in decoded) return refusedFile('geojson', decoded)
  const parsed = parseJson(name, decoded.text)
  if ('reason' in parsed) return refusedFile('geojson', parsed)
  const { value } = parsed
  if (!isPlainObject(value) || value.type !== 'FeatureCollection' || !Array.isArray(value.features)) {
    const type = isPlainObject(value) ? String(value.type).slice(0, 40) : ''
    return refusedFile('geojson', fileProblem(name, 'not-a-feature-collection', { type }))
  }
  const features: readonly unknown[] = value.features
  if (features.length === 0) return refusedFile('geojson', fileProblem(name, 'no-features'))
  const layer = {
    name: typeof value.name === 'string' && value.name !== '' ? value.name : name.replace(/\..*$/, ''),
    columns: columnsOf(features),
    crs: crsOf(value.crs),
    *read() {
      for (const [index, feature] of features.entries()) yield recordOf(name, feature, index)
    },
  }
  return { format: 'geojson', layers: [layer], problems: [], notes: decoded.notes }
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

function columnsOf(features: readonly unknown[]): string[] {
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
