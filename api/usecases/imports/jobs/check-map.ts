import type { ColumnMapping } from '#contract/import-jobs.ts'
import type { ImportPlace, ImportProblem, SourceRecord, SourceShape } from '#contract/imports.ts'
import type { MappedRow } from '../kinds/kind.ts'
import { textOf } from '../kinds/values.ts'

/** Fields that are the place of a row, not something said of it. */
export const POSITION_FIELDS = ['lon', 'lat'] as const

/** Fields of a record by a mapping; texts are trimmed, an empty cell is null. */
export function fieldsOf(record: SourceRecord, mapping: ColumnMapping): MappedRow['fields'] {
  const fields: Record<string, string | null> = {}
  for (const field in mapping) fields[field] = textOf(record, mapping[field] ?? null)
  if (namesHeads(mapping)) fields.relation = '户主'
  return fields
}

/** A list of households names one person in a row, in a column called 户主, and has none for the relation to that person. */
function namesHeads({ name, relation }: ColumnMapping): boolean {
  return relation == null && name != null && /^户主(?:姓名|名字)?$/.test(name.trim())
}

/**
 * The shape of a record: its own, or the point that its mapped columns of position say, in the units of the file. Null
 * where it has neither.
 */
export function shapeOf(record: SourceRecord, mapping: ColumnMapping): SourceShape | null | ImportProblem {
  const [lon, lat] = POSITION_FIELDS.map((field) => mapping[field] ?? null)
  if (lon == null || lat == null) return record.shape
  const cells = [textOf(record, lon), textOf(record, lat)] as const
  if (cells[0] === null && cells[1] === null) return record.shape
  const at = cells.map((cell) => (cell === null ? Number.NaN : Number(cell)))
  const wrong = at.findIndex((value) => !Number.isFinite(value))
  if (wrong === -1) return { kind: 'point', at: [at[0]!, at[1]!] }
  const place: ImportPlace = { ...record.place, column: wrong === 0 ? lon : lat }
  return cells[wrong] === null
    ? { reason: 'missing-value', ...place, values: {} }
    : { reason: 'malformed-coordinates', ...place, values: {} }
}

/** Problems of a kind name fields: here the file's own word takes their place. */
export function inWordsOfTheFile(
  problems: readonly ImportProblem[],
  mapping: ColumnMapping,
): readonly ImportProblem[] {
  return problems.map((problem) =>
    problem.column === null ? problem : { ...problem, column: mapping[problem.column] ?? problem.column },
  )
}
