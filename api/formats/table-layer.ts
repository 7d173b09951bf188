import type { ImportProblem } from '#contract/imports.ts'
import type { OpenLayer, PositionColumns, ReadRecord } from './open-layer.ts'
import type { Cell, TableHeader, TableRow } from './table-header.ts'
import { type Positions, positionIn, positionsOf } from './table-position.ts'

/**
 * What our templates write into rows that show how it is done: the last cell of
 * such a row; it is left out when it comes in again.
 */
export const EXAMPLE_MARKS: readonly string[] = ['示例行，导入时自动跳过', 'Example row, skipped on import']

export interface Table {
  readonly file: string
  readonly name: string
  readonly header: TableHeader
  /** Whether a row of more or fewer cells than the header is wrong, as in a text where a quotation mark is missing. */
  readonly strict: boolean
  /** Rows from the first to the last, anew each time it is asked; those of the header may be among them. */
  rows(): Iterable<TableRow | ImportProblem>
}

/** A table as a layer of records: cells by their header, and a point where the row says one. */
export function tableLayer(table: Table): OpenLayer {
  const columns = namedApart(table.header.names)
  return {
    name: table.name,
    columns: columns.filter((column) => column !== ''),
    crs: { id: null, said: null },
    *read(asked?: PositionColumns) {
      const positions = positionsOf(columns, asked)
      for (const row of table.rows()) {
        if ('reason' in row) yield row
        else if (row.line > table.header.lastLine && !isRepeated(row, table.header)) {
          const read = recordOf(table, columns, row, positions)
          if (read !== null) yield read
        }
      }
    },
  }
}

/** A header that stands twice gets a number the second time. */
function namedApart(names: readonly string[]): string[] {
  const taken = new Set<string>()
  return names.map((given) => {
    if (given === '') return ''
    let name = given
    for (let n = 2; taken.has(name); n += 1) name = `${given} (${n})`
    taken.add(name)
    return name
  })
}

/** Some programs print the header anew on every page. */
function isRepeated({ cells }: TableRow, { names }: TableHeader): boolean {
  return (
    names.length > 1 && cells[0] === names[0] && names.every((name, i) => String(cells[i] ?? '') === name)
  )
}

function recordOf(
  { file, header, strict }: Table,
  columns: readonly string[],
  { cells, line }: TableRow,
  positions: Positions | null,
): ReadRecord | ImportProblem | null {
  const place = { file, feature: null, line, column: null }
  if (strict && cells.length !== header.names.length) {
    return {
      reason: 'wrong-cell-count',
      ...place,
      values: { cells: cells.length, columns: header.names.length },
    }
  }
  const last = cells.at(-1)
  if (typeof last === 'string' && EXAMPLE_MARKS.includes(last)) return null
  const properties: Record<string, Cell> = {}
  let isFilled = false
  for (let i = 0; i < columns.length; i += 1) {
    const column = columns[i]!
    const cell = cells[i] ?? ''
    if (column === '' || column === '__proto__') continue
    if (cell !== '') isFilled = true
    properties[column] = cell
  }
  if (!isFilled) return null
  const record = { place, id: null, properties }
  if (positions === null) return { record: { ...record, shape: null }, remarks: [] }
  const read = positionIn((column) => properties[column], positions)
  if (read === null || 'kind' in read) return { record: { ...record, shape: read }, remarks: [] }
  return { ...place, ...read }
}
