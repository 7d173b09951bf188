import { area, type Box, corners, type Layer, type Mark, text } from './drawing.ts'
import { fitted, widthOf } from './fonts.ts'
import { INK } from './inks.ts'
import type { IndexEntry } from './labels.ts'
import type { MapMaterial } from './map-material.ts'
import { type Language, say } from './words.ts'

/** A line of the index: what stands on the map, and the grid it stands for. */
export interface IndexRow {
  /** Key of the grid. */
  readonly key: string
  readonly mark: string
  readonly isNumber: boolean
  readonly name: string
}

/** The index in the order of its marks; grids without room on the map come last, with a dash. */
export function indexRows(entries: readonly IndexEntry[], { grids }: MapMaterial): IndexRow[] {
  const names = new Map(grids.map(({ key, name, code }) => [key, { name, code }]))
  return entries
    .map(({ key, mark }): IndexRow => {
      const { name, code } = names.get(key) ?? { name: '', code: '' }
      return { key, mark: mark ?? '—', isNumber: mark !== null && mark !== code.slice(12), name }
    })
    .sort((a, b) => Number(a.isNumber) - Number(b.isNumber) || Number(a.mark) - Number(b.mark) || 0)
}

const size = (factor: number) => 2.3 * factor
const step = (factor: number) => 3.2 * factor

/** How wide a column is, in millimetres. */
export function indexColumn(rows: readonly IndexRow[], factor: number): number {
  const names = rows.map(({ name }) => widthOf(name, 'regular', size(factor)))
  return Math.min(70, markWidth(rows, factor) + Math.max(10, ...names)) + 4 * factor
}

/** Rows that a box holds under its heading. */
export function indexCapacity(rows: readonly IndexRow[], box: Box, factor: number): number {
  const columns = Math.floor((box.width + 2 * factor) / indexColumn(rows, factor))
  return Math.max(0, columns) * Math.max(0, Math.floor((box.height - headHeight(factor)) / step(factor)))
}

/** As many rows as the box holds, column by column. */
export function indexTable(rows: readonly IndexRow[], box: Box, factor: number, language: Language): Layer {
  const marks: Mark[] = [
    text([box.x, box.y + size(factor) * 1.3], say(language, 'index'), size(factor) * 1.4, { weight: 'bold' }),
  ]
  const perColumn = Math.floor((box.height - headHeight(factor)) / step(factor))
  const column = indexColumn(rows, factor)
  const names = column - markWidth(rows, factor) - 2 * factor
  rows.forEach(({ mark, isNumber, name }, i) => {
    const x = box.x + Math.floor(i / perColumn) * column
    const y = box.y + headHeight(factor) + (i % perColumn) * step(factor)
    const baseline = y + size(factor)
    const width = widthOf(mark, 'bold', size(factor))
    if (isNumber) {
      const pill = { x: x - 0.3, y: y + size(factor) * 0.06, width: width + 0.6, height: size(factor) * 1.1 }
      marks.push(area([corners(pill)], INK.line))
    }
    marks.push(
      text([x, baseline], mark, size(factor), { weight: 'bold', colour: isNumber ? '#ffffff' : INK.label }),
      text(
        [x + markWidth(rows, factor), baseline],
        fitted(name, 'regular', size(factor), names),
        size(factor),
      ),
    )
  })
  return { mark: 'layer', name: 'index', marks }
}

function headHeight(factor: number): number {
  return size(factor) * 2.4
}

function markWidth(rows: readonly IndexRow[], factor: number): number {
  return Math.max(...rows.map(({ mark }) => widthOf(mark, 'bold', size(factor))), 3) + 2 * factor
}
