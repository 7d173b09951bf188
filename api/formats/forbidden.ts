import type { DroppedColumn } from '../contract/import-files.ts'
import { forbiddenHeader } from './forbidden-headers.ts'
import { isInexactIdNumber, isRoundedIdNumber, withoutIdNumbers } from './forbidden-numbers.ts'

type Properties = Readonly<Record<string, unknown>>

export interface Forbidden {
  /** Columns that may be brought in, in their order. */
  readonly columns: readonly string[]
  /** The row without forbidden columns, ID-card numbers cut out of what is left; the very same object where nothing was. */
  clean(properties: Properties): Properties
  /** What was left out so far, by column in order of appearance. Never a value. */
  dropped(): DroppedColumn[]
}

/** Headers that speak of some document: a 15-digit number below them may be an old ID-card number. */
const OF_A_DOCUMENT = /证|證|护照|document|passport|\bid\b/i

/** What a whole cell leaves behind: marks, and the decimals of a number. */
const NOTHING_LEFT = /^[^\p{L}\p{N}]*(?:\.0+)?$/u

/** Properties inside properties are judged as far down as this; what lies deeper is left out. */
const MAX_DEPTH = 8

interface Column {
  readonly kind: DroppedColumn['kind'] | null
  /** The header as it may be shown: a file without headers has a person's number there. */
  readonly shown: string
  old: boolean
  byHeader: number
  byValue: number
}

/**
 * What no file may bring in is left out before anything else sees a row: whole columns by their header, and ID-card
 * numbers in any cell, remarks too, where only the number goes. Properties that are not among `columns` are judged as well.
 */
export function createForbidden(columns: readonly string[]): Forbidden {
  const known = new Map<string, Column>()
  const columnOf = (name: string) => {
    const before = known.get(name)
    if (before !== undefined) return before
    const column = judged(name)
    known.set(name, column)
    return column
  }
  return {
    columns: columns.filter((name) => columnOf(name).kind === null),
    clean: (properties) => {
      // A row is written anew only where something goes: most rows of most files are clean.
      let changed = false
      const cleaned: Record<string, unknown> = {}
      for (const name of Object.keys(properties)) {
        const value = properties[name]
        const column = columnOf(name)
        if (column.kind !== null) {
          if (isFilled(value)) column.byHeader += 1
          changed = true
          continue
        }
        const left = cleanValue(value, column, 0)
        if (left !== value) {
          column.byValue += 1
          changed = true
        }
        // JSON can bring a property of this name, which would be taken for the row's prototype.
        if (name === '__proto__') changed = true
        else cleaned[name] = left
      }
      return changed ? cleaned : properties
    },
    dropped: () =>
      [...known.values()].flatMap(({ kind, shown, byHeader, byValue }): DroppedColumn[] => {
        if (kind !== null) return [{ column: shown, kind, by: 'header', cells: byHeader }]
        return byValue === 0 ? [] : [{ column: shown, kind: 'id-card', by: 'value', cells: byValue }]
      }),
  }
}

function judged(name: string): Column {
  const shown = withoutIdNumbers(name, true)
  const rounded = isRoundedIdNumber(name)
  const kind = rounded || shown !== name ? 'id-card' : forbiddenHeader(name)
  return { kind, shown: rounded ? '' : shown, old: OF_A_DOCUMENT.test(name), byHeader: 0, byValue: 0 }
}

function isFilled(value: unknown): boolean {
  return value !== null && value !== undefined && value !== ''
}

function cleanValue(value: unknown, column: Column, depth: number): unknown {
  if (typeof value === 'string') return cleanText(value, column)
  if (typeof value === 'number' || typeof value === 'bigint') {
    const text = String(value)
    if (typeof value === 'number' && isInexactIdNumber(value)) return null
    return cleanText(text, column) === text ? value : null
  }
  if (typeof value !== 'object' || value === null) return value
  if (depth === MAX_DEPTH) return null
  if (Array.isArray(value)) {
    const parts = value.map((part) => cleanValue(part, column, depth + 1))
    return parts.every((part, i) => part === value[i]) ? value : parts
  }
  const parts = Object.entries(value).filter(([name]) => forbiddenHeader(name) === null)
  const clean = parts.map(([name, part]) => [name, cleanValue(part, column, depth + 1)] as const)
  const same =
    parts.length === Object.keys(value).length && clean.every(([, part], i) => part === parts[i]![1])
  return same ? value : Object.fromEntries(clean)
}

/** Whoever wrote one whole number into a column writes old ones there too. */
function cleanText(text: string, column: Column): string {
  if (text.length < 15) return text
  if (isRoundedIdNumber(text)) return ''
  const left = withoutIdNumbers(text, column.old)
  if (left === text) return text
  if (NOTHING_LEFT.test(left)) {
    column.old = true
    return ''
  }
  return left
}
