import type { ImportProblem } from '#contract/imports.ts'
import { openArchive } from './archive.ts'
import { fileProblem } from './file-problem.ts'
import { type OpenFile, type OpenLayer, refusedFile } from './open-layer.ts'
import { findHeader, ROWS_TO_LOOK_AT, type TableRow } from './table-header.ts'
import { tableLayer } from './table-layer.ts'
import { type Book, readBook, type Sheet } from './xlsx-book.ts'
import { mergesOf, sheetRows } from './xlsx-sheet.ts'

/** Unpacked: 500,000 rows of twelve columns are 250 MB of XML, and half as much again where every cell has a style. */
const MAX_WORKBOOK_BYTES = 640 * 1024 * 1024

/** Sheets of our own templates that explain how to fill in the first. */
export const EXPLAINING_SHEETS: readonly string[] = ['填写说明', 'How to fill in']

/**
 * A workbook: every sheet that can be seen and holds a table is a layer. The header is found below titles, over several
 * rows where cells are merged. Columns without a header are left out. Reasons: those of `readBook`, `no-features`.
 */
export async function openXlsx(
  file: string,
  bytes: Uint8Array,
  maxBytes: number = MAX_WORKBOOK_BYTES,
): Promise<OpenFile> {
  const entries = await openArchive(file, bytes, maxBytes)
  if ('reason' in entries) return refusedFile('xlsx', entries)
  const book = await readBook(file, entries)
  if ('reason' in book) return refusedFile('xlsx', book)
  const layers: OpenLayer[] = []
  for (const sheet of book.sheets) {
    if (EXPLAINING_SHEETS.includes(sheet.name)) continue
    const layer = openSheet(file, sheet, book)
    if (layer === null) continue
    if ('reason' in layer) return refusedFile('xlsx', layer)
    layers.push(layer)
  }
  if (layers.length === 0) return refusedFile('xlsx', fileProblem(file, 'no-features'))
  return { format: 'xlsx', layers, problems: [], notes: [] }
}

/** Null for a sheet without a table. */
function openSheet(
  file: string,
  { name, bytes }: Sheet,
  { context }: Book,
): OpenLayer | ImportProblem | null {
  const rows = () => sheetRows(file, name, bytes, context)
  const first: TableRow[] = []
  for (const row of rows()) {
    if ('reason' in row) return row
    if (first.push(row) === ROWS_TO_LOOK_AT) break
  }
  const header = findHeader(first, mergesOf(bytes, first.at(-1)?.line ?? 0))
  if (header === null || !first.some(({ line }) => line > header.lastLine)) return null
  return tableLayer({ file, name, header, strict: false, rows })
}
