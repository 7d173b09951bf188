import type { MultiPolygon } from '#geometry/ring.ts'
import { multiPolygonToEwkb } from './ewkb.ts'
import type { Ask } from './request.ts'
import { sql } from './sql.ts'

const queries = {
  newestPlan: sql('import/newest-plan'),
  updateRoot: sql('import/update-root'),
}

/** The plan that tells best where a root's ground lies, in force or not; null where none was ever drawn. */
export async function newestPlan(ask: Ask, county: string, root: string): Promise<string | null> {
  const row = await ask.oneOrNone<{ id: string }>(queries.newestPlan, { county, root })
  return row?.id ?? null
}

/** What an import may say anew of a community; null leaves what is there. */
export interface RootUpdate {
  readonly code: string
  readonly name: string | null
  readonly contactName: string | null
  readonly contactPhone: string | null
  readonly outline: MultiPolygon | null
}

export function updateRoot(ask: Ask, county: string, root: RootUpdate): Promise<void> {
  return ask.none(queries.updateRoot, {
    ...root,
    county,
    outline: root.outline && multiPolygonToEwkb(root.outline),
  })
}
