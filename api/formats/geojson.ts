import type { ImportNote, ImportProblem, SourceFile, SourceRecord } from '#contract/imports.ts'
import { decodeText } from './decode-text.ts'
import { fileProblem } from './file-problem.ts'
import { readShape, type ShapeFault } from './geojson-shape.ts'
import { parseJson } from './parse-json.ts'
import { isPlainObject } from './plain-object.ts'
import { unpack } from './unpack.ts'

/** Names of reference systems whose degrees are taken as they are: WGS 84, and CGCS2000 within decimetres. */
const DEGREES = /(?:CRS:?84|EPSG:{1,2}4326|EPSG:{1,2}4490)$/i

/**
 * A GeoJSON FeatureCollection, plain or gzip, → records. Everything wrong is reported by feature; a file that
 * cannot be read at all has one problem and no records.
 */
export function readGeoJson(name: string, bytes: Uint8Array, maxBytes?: number): SourceFile {
  const unpacked = unpack(name, bytes, maxBytes)
  if ('reason' in unpacked) return refused(name, unpacked)
  const decoded = decodeText(name, unpacked)
  if ('reason' in decoded) return refused(name, decoded)
  const parsed = parseJson(name, decoded.text)
  if ('reason' in parsed) return refused(name, parsed)
  const features = featuresOf(name, parsed.value)
  if ('reason' in features) return refused(name, features)
  return collect(name, features, decoded.notes)
}

function refused(name: string, problem: ImportProblem): SourceFile {
  return { name, records: [], columns: [], problems: [problem], notes: [] }
}

function featuresOf(name: string, value: unknown): readonly unknown[] | ImportProblem {
  if (!isPlainObject(value) || value.type !== 'FeatureCollection' || !Array.isArray(value.features)) {
    return fileProblem(name, 'not-a-feature-collection', {
      type: isPlainObject(value) ? String(value.type) : '',
    })
  }
  const crs = crsName(value.crs)
  if (crs !== null && !DEGREES.test(crs)) return fileProblem(name, 'foreign-crs', { crs })
  return value.features.length === 0 ? fileProblem(name, 'no-features') : value.features
}

/** The name in the `crs` member of GeoJSON before RFC 7946, which files from desktop programs still carry. */
function crsName(crs: unknown): string | null {
  if (!isPlainObject(crs)) return null
  return isPlainObject(crs.properties) && typeof crs.properties.name === 'string' ? crs.properties.name : '?'
}

function collect(name: string, features: readonly unknown[], fileNotes: readonly ImportNote[]): SourceFile {
  const records: SourceRecord[] = []
  const problems: ImportProblem[] = []
  const notes: ImportNote[] = [...fileNotes]
  const columns = new Set<string>()
  features.forEach((feature, index) => {
    const place = { file: name, feature: index, line: null, column: null }
    if (!isPlainObject(feature) || feature.type !== 'Feature') {
      problems.push({ reason: 'not-a-feature', ...place, values: {} })
      return
    }
    const read = readShape(feature.geometry)
    if (isFault(read)) {
      problems.push({ reason: read.reason, ...place, values: { ...read.values } })
      return
    }
    for (const remark of read.remarks) notes.push({ remark, ...place, values: {} })
    const properties = isPlainObject(feature.properties) ? feature.properties : {}
    for (const column of Object.keys(properties)) columns.add(column)
    records.push({ place, id: idOf(feature.id), properties, shape: read.shape })
  })
  return { name, records, columns: [...columns], problems, notes }
}

function isFault(read: ReturnType<typeof readShape>): read is ShapeFault {
  return 'reason' in read
}

function idOf(id: unknown): string | null {
  return typeof id === 'string' || typeof id === 'number' ? String(id) : null
}
