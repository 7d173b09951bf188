import writeExcelFile, { type Row } from 'write-excel-file/node'
import type { CrsId } from '#contract/import-files.ts'
import { isGeographic } from '../../projection/prj-of-crs.ts'
import { closed, coordinateText, kindsOf, projected, type WrittenLayer, type WrittenShape } from './layer.ts'

/** A byte order mark, so that spreadsheets read UTF-8. */
const BOM = '\uFEFF'

/** What a spreadsheet would take for a formula, and blanks before it that it skips. */
const FORMULA = /^\s*[=+\-@＝＋－＠]/

/**
 * A table of comma-separated values: points in two columns (`lon`, `lat`, or `x`, `y` in metres), areas in one of
 * well-known text (`WKT`). A text that a spreadsheet would take for a formula gets an apostrophe before it.
 */
export function writeCsv(layer: WrittenLayer, crs: CrsId): Uint8Array {
  const { columns, rows } = projected(layer, crs)
  const text = coordinateText(crs)
  const isAll = kindsOf(layer).every((kind) => kind === 'point')
  const head = [...columns.map(({ name }) => cell(name)), ...(isAll ? pairNames(crs) : ['WKT'])]
  const lines = rows.map(({ shape, values }) => {
    const at = isAll ? pairTexts(shape, text) : [shape === null ? '' : `"${wkt(shape, text)}"`]
    return [...values.map(cell), ...at].join(',')
  })
  return new TextEncoder().encode(`${BOM}${[head.join(','), ...lines].join('\r\n')}\r\n`)
}

/** A workbook of one sheet. Texts are told to be texts, so that nothing in them is a formula; areas are left out. */
export async function writeXlsx(layer: WrittenLayer, crs: CrsId): Promise<Uint8Array> {
  const { columns, rows, name } = projected(layer, crs)
  const hasPoints = kindsOf(layer).includes('point')
  const head = [...columns.map((column) => column.name), ...(hasPoints ? pairNames(crs) : [])]
  const body = rows.map(({ shape, values }): Row => {
    const at = shape?.kind === 'point' ? shape.at : [null, null]
    return [...values, ...(hasPoints ? at : [])].map((value) =>
      typeof value === 'number' ? { value, type: Number } : value === null ? null : { value, type: String },
    )
  })
  const table: Row[] = [head.map((value) => ({ value, type: String, fontWeight: 'bold' }) as const), ...body]
  // Names of sheets are short and hold none of these.
  const sheet =
    name
      .replace(/[\\/?*[\]:']/g, ' ')
      .slice(0, 31)
      .trim() || 'gridhold'
  return writeExcelFile(table, {
    sheet,
    stickyRowsCount: 1,
    columns: head.map(() => ({ width: 16 })),
  }).toBuffer()
}

function pairNames(crs: CrsId): string[] {
  return isGeographic(crs) ? ['lon', 'lat'] : ['x', 'y']
}

function pairTexts(shape: WrittenShape | null, text: (value: number) => string): string[] {
  return shape?.kind === 'point' ? shape.at.map(text) : ['', '']
}

function wkt(shape: WrittenShape, text: (value: number) => string): string {
  const position = ([x, y]: readonly [number, number]) => `${text(x)} ${text(y)}`
  if (shape.kind === 'point') return `POINT (${position(shape.at)})`
  const polygons = shape.polygons.map(
    (rings) => `(${rings.map((ring) => `(${closed(ring).map(position).join(',')})`).join(',')})`,
  )
  return `MULTIPOLYGON (${polygons.join(',')})`
}

function cell(value: string | number | null): string {
  if (value === null) return ''
  if (typeof value === 'number') return String(value)
  const safe = FORMULA.test(value) ? `'${value}` : value
  return `"${safe.replaceAll('"', '""')}"`
}
