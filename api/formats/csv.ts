import type { ImportProblem } from '#contract/imports.ts'
import { csvRows } from './csv-rows.ts'
import { piecedText } from './csv-text.ts'
import { fileProblem } from './file-problem.ts'
import { type OpenFile, refusedFile } from './open-layer.ts'
import { findHeader, ROWS_TO_LOOK_AT, type TableRow } from './table-header.ts'
import { tableLayer } from './table-layer.ts'

/** Characters at the beginning that tell what stands between cells. */
const TELLING = 8_192

/**
 * A table with comma, semicolon or tab between cells; titles may stand above its header. Cells are text, trimmed; a row
 * whose position cells are empty has no shape. Read in pieces, so that memory does not grow with the file. Reasons:
 * those of `piecedText`, `no-features`, `duplicate-column`; of rows `invalid-csv` (nothing follows it), `wrong-cell-count`.
 */
export function openCsv(name: string, bytes: Uint8Array): OpenFile {
  const text = piecedText(name, bytes)
  if ('reason' in text) return refusedFile('csv', text)
  const delimiter = delimiterOf(text.pieces())
  const rows = () => csvRows(name, text.pieces(), delimiter)
  const first = firstRows(rows())
  const fault = first.find((row) => 'reason' in row)
  const read = first.filter((row): row is TableRow => !('reason' in row))
  if (fault !== undefined && read.length < 2) return refusedFile('csv', fault)
  const header = findHeader(read)
  if (header === null || !read.some(({ line }) => line > header.lastLine)) {
    return refusedFile('csv', fileProblem(name, 'no-features'))
  }
  const faults = duplicates(name, header.names)
  if (faults.length > 0) return refusedFile('csv', ...faults)
  const layer = tableLayer({ file: name, name: name.replace(/\..*$/, ''), header, strict: true, rows })
  return { format: 'csv', layers: [layer], problems: [], notes: text.notes }
}

function firstRows(rows: Iterable<TableRow | ImportProblem>): (TableRow | ImportProblem)[] {
  const first = []
  for (const row of rows) if (first.push(row) === ROWS_TO_LOOK_AT) break
  return first
}

/** The mark that occurs most in the first lines. */
function delimiterOf(pieces: Iterable<string>): string {
  let start = ''
  for (const piece of pieces) {
    start += piece
    if (start.length >= TELLING) break
  }
  const lines = start.slice(0, TELLING).replace(/"[^"]*"/g, '')
  const counted = [',', '\t', ';'].map((mark) => ({ mark, n: lines.split(mark).length }))
  return counted.reduce((best, each) => (each.n > best.n ? each : best)).mark
}

/** Of two columns of one name nobody knows which is meant. */
function duplicates(name: string, columns: readonly string[]): ImportProblem[] {
  const twice = columns.filter((column, i) => column !== '' && columns.indexOf(column) !== i)
  return [...new Set(twice)].map((column) => ({ ...fileProblem(name, 'duplicate-column'), column }))
}
