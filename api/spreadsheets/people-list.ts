import writeExcelFile, { type Row } from 'write-excel-file/node'
import type { ExportFormat } from '#contract/protection.ts'
import type { Language } from '../errors.ts'
import { PEOPLE_WORDS } from './people-words.ts'

/** A member with the door, as it is to be written. */
export interface PeopleRow {
  readonly compound: string | null
  readonly building: string
  readonly unit: string | null
  readonly floor: number | null
  readonly room: string
  readonly occupancy: 'living' | 'away' | 'rented' | 'empty'
  readonly name: string | null
  readonly relation: string | null
  readonly phone: string | null
}

/** What a list says of itself: whose it is, where from, and the entry of the audit that every row bears. */
export interface PeopleMark {
  readonly by: string
  readonly at: string
  readonly place: string
  readonly mark: string
  /** Why it is unmasked and who agreed; absent of a masked list. */
  readonly agreed?: { readonly reason: string; readonly by: string; readonly at: string }
}

/** A byte order mark, so that spreadsheets read UTF-8. */
const BOM = '\uFEFF'

/** What a spreadsheet would take for a formula, and blanks before it that it skips. */
const FORMULA = /^[\s]*[=+\-@＝＋－＠]/

/** Widths in characters, in the order of the columns. */
const WIDTHS = [20, 12, 10, 8, 10, 12, 14, 12, 18, 18]

/** A list of people as a file. Its first lines say whose it is, and every row bears the entry of the audit. */
export async function peopleList(
  rows: readonly PeopleRow[],
  mark: PeopleMark,
  format: ExportFormat,
  language: Language,
): Promise<Buffer> {
  const words = PEOPLE_WORDS[language]
  const heading = [
    [mark.agreed === undefined ? words.masked : words.unmasked],
    [words.made(mark.by, mark.at, mark.place, mark.mark)],
    ...(mark.agreed === undefined
      ? []
      : [[words.agreed(mark.agreed.reason, mark.agreed.by, mark.agreed.at)]]),
  ]
  const cells = rows.map(({ compound, building, unit, floor, room, occupancy, name, relation, phone }) =>
    [compound, building, unit, floor, room, words.occupancy[occupancy], name, relation, phone, mark.mark].map(
      (value) => (value === null ? '' : String(value)),
    ),
  )
  const table = [...heading, [...words.columns], ...cells]
  return format === 'csv' ? csv(table) : workbook(table, heading.length + 1, words.sheet)
}

function csv(table: readonly (readonly string[])[]): Buffer {
  const lines = table.map((row) => row.map(quoted).join(','))
  return Buffer.from(`${BOM}${lines.join('\r\n')}\r\n`, 'utf8')
}

/** Always in quotes; what would be a formula gets an apostrophe before it, which a spreadsheet shows as text. */
function quoted(text: string): string {
  const safe = FORMULA.test(text) ? `'${text}` : text
  return `"${safe.replaceAll('"', '""')}"`
}

/** Cells of a workbook say that they are text, so that nothing in them is a formula. */
function workbook(table: readonly (readonly string[])[], headRows: number, sheet: string): Promise<Buffer> {
  const rows: Row[] = table.map((row, i) =>
    row.map((value) => ({ value, type: String, ...(i < headRows ? { fontWeight: 'bold' } : {}) }) as const),
  )
  const columns = WIDTHS.map((width) => ({ width }))
  return writeExcelFile(rows, {
    sheet,
    columns,
    stickyRowsCount: headRows,
    orientation: 'landscape',
  }).toBuffer()
}
