import type { ImportProblem, ImportReason, SourceFile, SourceRecord } from '#contract/imports.ts'

/** A problem with one record, at one of its columns or as a whole. */
export function recordProblem(
  record: SourceRecord,
  reason: ImportReason,
  values: ImportProblem['values'] = {},
  column: string | null = null,
): ImportProblem {
  return { reason, ...record.place, column, values }
}

/** One `missing-column` for each wanted column that occurs nowhere in the file. */
export function missingColumns(source: SourceFile, wanted: readonly (string | null)[]): ImportProblem[] {
  const absent = wanted.filter((column) => column !== null && !source.columns.includes(column))
  const has = source.columns.join(', ')
  return [...new Set(absent)].map((column) => ({
    reason: 'missing-column',
    file: source.name,
    feature: null,
    line: null,
    column,
    values: { has },
  }))
}

/** Control characters and halves of surrogate pairs: PostgreSQL stores no text with them. */
const UNSTORABLE = /[\p{Cc}\p{Cs}]+/gu

/** What a column of a record says as text, trimmed; null where it is absent, empty, a list or an object. */
export function textOf(record: SourceRecord, column: string | null): string | null {
  const value = column === null ? null : record.properties[column]
  if (typeof value === 'number' || typeof value === 'boolean') return String(value)
  const text = typeof value === 'string' ? value.replace(UNSTORABLE, ' ').trim() : ''
  return text === '' ? null : text
}

/** How a record is named in a problem of another one. */
export function nameOfPlace({ place }: SourceRecord): string {
  return place.line === null ? `feature ${place.feature}` : `line ${place.line}`
}
