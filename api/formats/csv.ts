import { CsvError, parse } from 'csv-parse/sync'
import type { ImportProblem, SourceFile, SourceRecord, SourceShape } from '#contract/imports.ts'
import { decodeText } from './decode-text.ts'
import { fileProblem } from './file-problem.ts'
import { positionFault } from './position-fault.ts'
import { unpack } from './unpack.ts'

/** Headers that are taken for longitude and latitude when the caller names none, in lower case. */
const LON = ['lon', 'lng', 'long', 'longitude', '经度']
const LAT = ['lat', 'latitude', '纬度']

/** A record longer than this is a quotation mark that was never closed. */
const MAX_RECORD_CHARACTERS = 1_000_000

export interface CsvOptions {
  /** Columns of longitude and latitude in degrees. */
  readonly lon?: string
  readonly lat?: string
  readonly maxBytes?: number
}

interface Line {
  readonly cells: readonly string[]
  /** One-based line the record begins on. */
  readonly line: number
}

/**
 * A table with one header row, comma, semicolon or tab between cells, plain or gzip, → records by line. A row
 * whose position cells are empty has no shape; cells are text, trimmed.
 */
export function readCsv(name: string, bytes: Uint8Array, options: CsvOptions = {}): SourceFile {
  const unpacked = unpack(name, bytes, options.maxBytes)
  if ('reason' in unpacked) return refused(name, [unpacked])
  const decoded = decodeText(name, unpacked)
  if ('reason' in decoded) return refused(name, [decoded])
  const lines = parseLines(name, decoded.text)
  if ('reason' in lines) return refused(name, [lines])
  const [header, ...rows] = lines
  if (header === undefined || rows.length === 0) return refused(name, [fileProblem(name, 'no-features')])
  const columns = header.cells
  const faults = headerFaults(name, columns, options)
  if (faults.length > 0) return refused(name, faults, columns)
  const lon = options.lon ?? columns.find((column) => LON.includes(column.toLowerCase()))
  const lat = options.lat ?? columns.find((column) => LAT.includes(column.toLowerCase()))
  const placed = lon === undefined || lat === undefined ? null : { lon, lat }
  const read = rows.map((row) => recordOf(name, columns, row, placed))
  return {
    name,
    columns: columns.filter((column) => column !== ''),
    records: read.filter((each) => 'properties' in each),
    problems: read.filter((each) => 'reason' in each),
    notes: decoded.notes,
  }
}

function refused(
  name: string,
  problems: readonly ImportProblem[],
  columns: readonly string[] = [],
): SourceFile {
  return { name, records: [], columns, problems, notes: [] }
}

function parseLines(name: string, text: string): Line[] | ImportProblem {
  try {
    const records = parse(text, {
      delimiter: delimiterOf(text),
      trim: true,
      relax_column_count: true,
      max_record_size: MAX_RECORD_CHARACTERS,
    })
    // Lines are counted here: the parser would tell them, at three times the cost, and so it keeps empty ones.
    let line = 1
    const lines: Line[] = []
    for (const cells of records) {
      if (cells.some((cell) => cell !== '')) lines.push({ cells, line })
      line += 1 + innerBreaks(cells)
    }
    return lines
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    const line = typeof error.lines === 'number' ? error.lines : null
    return { ...fileProblem(name, 'invalid-csv', { fault: error.code }), line }
  }
}

/** Line breaks inside the quoted cells of a record. */
function innerBreaks(cells: readonly string[]): number {
  let breaks = 0
  for (const cell of cells) if (cell.includes('\n')) breaks += cell.split('\n').length - 1
  return breaks
}

function delimiterOf(text: string): string {
  const header = text.slice(0, text.search(/[\r\n]|$/))
  const counted = [',', '\t', ';'].map((mark) => ({ mark, n: header.split(mark).length }))
  return counted.reduce((best, each) => (each.n > best.n ? each : best)).mark
}

function headerFaults(name: string, columns: readonly string[], options: CsvOptions): ImportProblem[] {
  const twice = columns.filter((column, i) => column !== '' && columns.indexOf(column) !== i)
  const absent = [options.lon, options.lat].filter((c) => c !== undefined && !columns.includes(c))
  const has = columns.join(', ')
  return [
    ...[...new Set(twice)].map((column) => ({ ...fileProblem(name, 'duplicate-column'), column })),
    ...absent.map((column) => ({ ...fileProblem(name, 'missing-column', { has }), column: column! })),
  ]
}

function recordOf(
  name: string,
  columns: readonly string[],
  { cells, line }: Line,
  placed: { readonly lon: string; readonly lat: string } | null,
): SourceRecord | ImportProblem {
  const place = { file: name, feature: null, line, column: null }
  if (cells.length !== columns.length) {
    return { reason: 'wrong-cell-count', ...place, values: { cells: cells.length, columns: columns.length } }
  }
  const properties: Record<string, string> = {}
  columns.forEach((column, i) => {
    if (column !== '') properties[column] = cells[i]!
  })
  const record = { place, id: null, properties }
  if (placed === null) return { ...record, shape: null }
  const { lon, lat } = placed
  const read = pointOf(properties[lon]!, properties[lat]!)
  if (read === null || 'kind' in read) return { ...record, shape: read }
  return { ...place, ...read, column: read.column && placed[read.column] }
}

/** Two cells → point, null where both are empty, or what is wrong and with which of them. */
function pointOf(
  lonCell: string,
  latCell: string,
): SourceShape | null | (Pick<ImportProblem, 'reason' | 'values'> & { column: 'lon' | 'lat' | null }) {
  if (lonCell === '' && latCell === '') return null
  if (lonCell === '') return { reason: 'missing-value', column: 'lon', values: {} }
  if (latCell === '') return { reason: 'missing-value', column: 'lat', values: {} }
  const [lon, lat] = [Number(lonCell), Number(latCell)]
  if (Number.isNaN(lon)) return { reason: 'wrong-value', column: 'lon', values: { value: lonCell } }
  if (Number.isNaN(lat)) return { reason: 'wrong-value', column: 'lat', values: { value: latCell } }
  const fault = positionFault(lon, lat)
  if (fault !== null) return { reason: fault.reason, column: null, values: { ...fault.values } }
  return { kind: 'point', at: [lon, lat] }
}
