/** A cell as it stands in a table; an empty one is ''. */
export type Cell = string | number | boolean

/** One row that holds anything: cells by their column from 0, holes where there is nothing. */
export interface TableRow {
  readonly cells: readonly (Cell | undefined)[]
  /** One-based number of its line or row. */
  readonly line: number
}

/** Cells that are one: from and to, both inside; rows from 1, columns from 0. */
export interface Merge {
  readonly top: number
  readonly bottom: number
  readonly left: number
  readonly right: number
}

export interface TableHeader {
  /** By column of the table; '' where there is no header, and nothing is read. */
  readonly names: readonly string[]
  /** The last line that belongs to it. */
  readonly lastLine: number
}

/** Rows that are looked at for the header; above it stand titles, who filled it in and when. */
export const ROWS_TO_LOOK_AT = 40

/** A header of merged cells has so many rows at most. */
const MAX_HEADER_ROWS = 3

/** A header is no essay; what is longer is a note above the table. */
const MAX_NAME = 200

/** Below this share of the widest row a row is a title, or says who filled in the table and when. */
const SHARE_OF_WIDTH = 0.6

/**
 * The header among the first rows of a table, or null where they are empty: the first row that is about as wide as the
 * table, of words that differ. Cells that are merged to the right or down say their word for each column they lie over;
 * two rows of a header are joined, 户主/姓名.
 */
export function findHeader(rows: readonly TableRow[], merges: readonly Merge[] = []): TableHeader | null {
  const spread = rows.map((row) => ({ line: row.line, words: wordsOf(row, rows, merges) }))
  const filled = rows.map(({ cells }) => cells.filter((cell) => !isEmpty(cell)).length)
  const widths = rows.map(({ line }, i) => filled[i]! + hangingInto(line, merges))
  const width = Math.max(0, ...filled)
  if (width === 0) return null
  const wanted = Math.max(1, Math.ceil(width * SHARE_OF_WIDTH))
  const wide = widths.findIndex((words, i) => words >= wanted && !isTitle(spread[i]!.words))
  const at = wide < 0 ? filled.indexOf(width) : wide
  const { line } = spread[at]!
  const reach = (from: number) =>
    Math.max(
      from,
      ...merges.filter(({ top, bottom }) => top <= from && bottom > from).map(({ bottom }) => bottom),
    )
  const bottom = Math.min(reach(line), line + MAX_HEADER_ROWS - 1)
  const above = spread.filter(
    (row) => row.line < line && row.line > line - MAX_HEADER_ROWS && isUpperPart(row, line, merges),
  )
  const parts = [...above, ...spread.filter((row) => row.line >= line && row.line <= bottom)]
  return { names: joined(parts.map(({ words }) => words)), lastLine: bottom }
}

/** Columns whose word stands in a row above and reaches down into this one. */
function hangingInto(line: number, merges: readonly Merge[]): number {
  const hanging = merges.filter(({ top, bottom }) => top < line && bottom >= line)
  return hanging.reduce((sum, { left, right }) => sum + right - left + 1, 0)
}

function isEmpty(cell: Cell | undefined): boolean {
  return cell === undefined || (typeof cell === 'string' && cell.trim() === '')
}

/** One word per column, what is merged spread out; '' where there is none. */
function wordsOf(row: TableRow, rows: readonly TableRow[], merges: readonly Merge[]): string[] {
  const words = Array.from(row.cells, (cell) => (cell === undefined ? '' : plain(cell)))
  for (const { top, bottom, left, right } of merges) {
    if (row.line < top || row.line > bottom) continue
    const first = rows.find(({ line }) => line === top)?.cells[left]
    const word = first === undefined ? '' : plain(first)
    for (let column = left; column <= Math.min(right, left + MAX_SPREAD); column += 1) words[column] = word
  }
  return Array.from(words, (word) => word ?? '')
}

/** A merged title may lie over all columns that a sheet can have. */
const MAX_SPREAD = 500

function plain(cell: Cell): string {
  return String(cell).replace(/\s+/g, ' ').trim().slice(0, MAX_NAME)
}

/** 填报单位：南桥社区　填报时间：2026年 — a row of which most cells say something and its value. */
function isTitle(words: readonly string[]): boolean {
  const said = words.filter((word) => word !== '')
  return said.length > 1 && said.filter((word) => /[：:]\s*\S/.test(word)).length * 2 > said.length
}

/** Whether a row stands over the header's own with words for several columns each: 户主, 配偶 over 姓名, 电话. */
function isUpperPart(
  { line, words }: { readonly line: number; readonly words: readonly string[] },
  header: number,
  merges: readonly Merge[],
): boolean {
  const lies = merges.some(
    ({ top, bottom, left, right }) => top <= line && bottom >= line && (right > left || bottom >= header),
  )
  return lies && new Set(words.filter((word) => word !== '')).size > 1
}

/** Words of one column from above, each once, with a stroke between. */
function joined(rows: readonly (readonly string[])[]): string[] {
  const width = Math.max(...rows.map((words) => words.length))
  return Array.from({ length: width }, (_, column) => {
    const words = rows.map((row) => row[column] ?? '').filter((word) => word !== '')
    return [...new Set(words)].join('/')
  })
}
