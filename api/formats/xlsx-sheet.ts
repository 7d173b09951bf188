import type { ImportProblem } from '#contract/imports.ts'
import type { Cell, Merge, TableRow } from './table-header.ts'
import { MAX_CELL } from './xlsx-book.ts'
import { type CellContext, cellValue } from './xlsx-values.ts'
import { walkXml } from './xlsx-xml.ts'

/** The widest that a sheet may be, by the format's own rule. */
const MAX_COLUMN = 16_383

/** Rows of a sheet that hold anything, from the first to the last; a fault is the last. Memory holds a piece at a time. */
export function* sheetRows(
  file: string,
  name: string,
  bytes: Uint8Array,
  context: CellContext,
): Generator<TableRow | ImportProblem, void> {
  let ready: TableRow[] = []
  let line = 0
  let cells: Cell[] = []
  let column = -1
  let type = ''
  let style = 0
  let text = ''
  let isText = false
  let aloud = 0
  const walk = walkXml(file, name, bytes, {
    open(tag, attributes) {
      if (tag === 'c') {
        column = columnOf(attributes.r) ?? column + 1
        type = attributes.t ?? 'n'
        style = Number(attributes.s ?? 0)
        text = ''
      } else if (tag === 'row') {
        const given = Number(attributes.r)
        line = Number.isInteger(given) && given > line ? given : line + 1
        cells = []
        column = -1
      } else if (tag === 'rPh') aloud += 1
      else isText = (tag === 'v' || tag === 't') && aloud === 0
    },
    text(piece) {
      if (isText && text.length < MAX_CELL) text += piece
    },
    close(tag) {
      isText = false
      if (tag === 'c') {
        if (text === '' || column > MAX_COLUMN) return
        const value = cellValue(type, style, text, context)
        if (value !== '') cells[column] = value
      } else if (tag === 'row') {
        if (cells.length > 0) ready.push({ cells, line })
      } else if (tag === 'rPh') aloud -= 1
    },
  })
  for (const problem of walk) {
    if (ready.length > 0) {
      yield* ready
      ready = []
    }
    if (problem !== null) yield { ...problem, line: line === 0 ? null : line }
  }
}

/** AB12 → 27; null where a cell does not say where it stands. */
function columnOf(reference: string | undefined): number | null {
  if (reference === undefined) return null
  let column = 0
  for (let i = 0; i < reference.length; i += 1) {
    const letter = reference.charCodeAt(i) - 64
    if (letter < 1 || letter > 26) break
    column = column * 26 + letter
    if (column > MAX_COLUMN + 1) break
  }
  return column === 0 ? null : column - 1
}

/** Merged cells that begin in the first rows. They stand behind all rows, so the end of the part is looked through alone. */
export function mergesOf(bytes: Uint8Array, lastLine: number): Merge[] {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
  const from = buffer.lastIndexOf('sheetData>')
  if (from < 0) return []
  const merges: Merge[] = []
  const tail = buffer.subarray(from, from + MAX_TAIL).toString('latin1')
  for (const [, a, top, b, bottom] of tail.matchAll(
    /<(?:\w+:)?mergeCell\s[^>]*?ref="([A-Z]+)(\d+):([A-Z]+)(\d+)"/g,
  )) {
    if (Number(top) > lastLine || merges.length === MAX_MERGES) continue
    const [left, right] = [columnOf(a)!, columnOf(b)!]
    merges.push({ top: Number(top), bottom: Number(bottom), left, right })
  }
  return merges
}

/** Bytes and merges that no header needs more of. */
const MAX_TAIL = 4_000_000
const MAX_MERGES = 1_000
