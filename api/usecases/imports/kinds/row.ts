import type { ImportProblem, ImportReason } from '#contract/imports.ts'
import type { Faulty, MappedRow } from './kind.ts'

/** A problem of a row at one of its fields. Values of a person's row are never given. */
export function fault(
  row: MappedRow,
  field: string,
  reason: ImportReason,
  values: ImportProblem['values'] = {},
): ImportProblem {
  return { reason, ...row.place, column: field, values }
}

/** Reads the fields of one row and gathers what is wrong with them. */
export class RowReader {
  readonly problems: ImportProblem[] = []

  constructor(readonly row: MappedRow) {}

  /** What a field says, or null. */
  text(field: string): string | null {
    return this.row.fields[field] ?? null
  }

  /** What a field says, told as missing where it says nothing. */
  wanted(field: string): string | null {
    const text = this.text(field)
    if (text === null) this.fault(field, 'missing-value')
    return text
  }

  /** What a field says as `read` understands it; null where it is empty, or not understood and told so. */
  as<Value>(field: string, read: (text: string) => Value | null): Value | null {
    const text = this.text(field)
    if (text === null) return null
    const value = read(text)
    // What stands there may be of a person, so it is not repeated.
    if (value === null) this.fault(field, 'unusable-cell')
    return value
  }

  fault(field: string, reason: ImportReason, values: ImportProblem['values'] = {}): void {
    this.problems.push(fault(this.row, field, reason, values))
  }

  get faulty(): Faulty {
    return { problems: this.problems }
  }
}

/** The candidate without what the row says nothing of: an empty cell leaves what is there. */
export function said(values: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const given: Record<string, unknown> = {}
  for (const name in values) if (values[name] !== null) given[name] = values[name]
  return given
}
