import type { ImportTarget } from '#contract/import-jobs.ts'
import type { ImportKind } from './import-kind.ts'
import { buildingKind } from './import-kind-buildings.ts'
import { householdKind } from './import-kind-households.ts'
import { personKind } from './import-kind-persons.ts'
import { postKind } from './import-kind-posts.ts'
import { staffKind } from './import-kind-staff.ts'
import { visitKind } from './import-kind-visits.ts'

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
