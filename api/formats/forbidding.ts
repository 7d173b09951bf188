import type { DroppedColumn } from '#contract/import-files.ts'

/** What keeps forbidden columns and cells from leaving a layer. */
export interface Forbidding {
  /** Columns that are kept. */
  readonly columns: readonly string[]
  clean(properties: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>>
  dropped(): readonly DroppedColumn[]
}

export function forbidding(columns: readonly string[]): Forbidding {
  return { columns, clean: (properties) => properties, dropped: () => [] }
}
