import { CsvError, parse } from 'csv-parse/sync'
import type { ImportProblem } from '#contract/imports.ts'
import { fileProblem } from './file-problem.ts'
import type { TableRow } from './table-header.ts'

/** A record longer than this, in characters, is a quotation mark that was never closed. */
const MAX_RECORD = 1_000_000

/** Rows of a text that comes in pieces, empty ones left out; a fault is the last. Memory holds one piece at a time. */
export function* csvRows(
  file: string,
  pieces: Iterable<string>,
  delimiter: string,
): Generator<TableRow | ImportProblem, void> {
  let line = 1
  for (const part of wholeRecords(pieces)) {
    const records = parsePart(file, part, delimiter, line)
    if ('reason' in records) {
      yield records
      return
    }
    for (const cells of records) {
      if (cells.some((cell) => cell !== '')) yield { cells, line }
      line += 1 + innerBreaks(cells)
    }
  }
}

/** Pieces cut anew so that each ends with a record: at a line break outside of quotation marks. */
function* wholeRecords(pieces: Iterable<string>): Generator<string, void> {
  let rest = ''
  let isFirst = true
  let endsAlone = false
  for (const piece of pieces) {
    if (isFirst && piece !== '') {
      isFirst = false
      // Very old programs end lines by a carriage return alone.
      endsAlone = piece.includes('\r') && !piece.includes('\n')
    }
    rest += endsAlone ? piece.replaceAll('\r', '\n') : piece
    const end = lastBreakOutside(rest)
    if (end > 0) {
      yield rest.slice(0, end)
      rest = rest.slice(end)
    } else if (rest.length > MAX_RECORD) break
  }
  if (rest !== '') yield rest
}

/** Just behind the last line break before which quotation marks are paired; 0 where there is none. */
function lastBreakOutside(text: string): number {
  let at = 0
  let end = 0
  for (;;) {
    const quote = text.indexOf('"', at)
    const last = text.lastIndexOf('\n', quote < 0 ? text.length : quote)
    if (last >= at) end = last + 1
    if (quote < 0) return end
    const close = text.indexOf('"', quote + 1)
    if (close < 0) return end
    at = close + 1
  }
}

function parsePart(
  file: string,
  text: string,
  delimiter: string,
  line: number,
): readonly (readonly string[])[] | ImportProblem {
  try {
    return parse(text, { delimiter, trim: true, relax_column_count: true, max_record_size: MAX_RECORD })
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    const at = typeof error.lines === 'number' ? line + error.lines - 1 : null
    return { ...fileProblem(file, 'invalid-csv', { fault: error.code }), line: at }
  }
}

/** Line breaks inside the quoted cells of a record. */
function innerBreaks(cells: readonly string[]): number {
  let breaks = 0
  for (const cell of cells) if (cell.includes('\n')) breaks += cell.split('\n').length - 1
  return breaks
}
