import type { ImportTarget } from '#contract/import-jobs.ts'
import { buildingKind } from './buildings.ts'
import { householdKind } from './households.ts'
import type { ImportKind } from './kind.ts'
import { personKind } from './persons.ts'
import { postKind } from './posts.ts'
import { staffKind } from './staff.ts'
import { visitKind } from './visits.ts'

/** Kinds of rows that are written row by row; grids are a plan and go their own way. */
const KINDS: Readonly<Record<Exclude<ImportTarget, 'grids'>, ImportKind>> = {
  buildings: buildingKind,
  households: householdKind,
  persons: personKind,
  staff: staffKind,
  posts: postKind,
  visits: visitKind,
}

/** The kind of a target. Throws for grids, which are none. */
export function kindOf(target: ImportTarget): ImportKind {
  if (target === 'grids') throw new Error('grids are a plan and no kind of rows')
  return KINDS[target]
}
