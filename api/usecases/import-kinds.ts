import type { ImportTarget } from '#contract/import-jobs.ts'
import type { ImportKind } from './import-kind.ts'
import { buildingKind } from './import-kind-buildings.ts'

/** Kinds of rows that are written row by row; grids are a plan and go their own way. */
export const IMPORT_KINDS: Readonly<Partial<Record<Exclude<ImportTarget, 'grids'>, ImportKind>>> = {
  buildings: buildingKind,
}

/** The kind of a target. Throws for grids, which are none. */
export function kindOf(target: ImportTarget): ImportKind {
  const kind = target === 'grids' ? undefined : IMPORT_KINDS[target]
  if (kind === undefined) throw new Error(`No kind of rows is imported as ${target}`)
  return kind
}
