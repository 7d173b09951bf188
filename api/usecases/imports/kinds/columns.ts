import type { SourceFile } from '#contract/imports.ts'

/**
 * The column to read: the one asked for, else the first that occurs of the names such a column usually has,
 * else null. A column asked for that does not occur is the caller's to report.
 */
export function columnOf(source: SourceFile, asked: string | null, usual: readonly string[]): string | null {
  return asked ?? usual.find((name) => source.columns.includes(name)) ?? null
}
