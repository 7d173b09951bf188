import type { Ask } from './request.ts'
import { sql } from './sql.ts'

const queries = { inReach: sql('buildings/count-in-reach'), inSight: sql('buildings/count-in-sight') }

/**
 * How many households each building holds, by id; of all where `buildings` is null. `inReach` counts for `planner`, who
 * may not know whose they are, `inSight` what `staff` sees. Buildings without any are left out.
 */
export async function countByBuilding(
  ask: Ask,
  eyes: keyof typeof queries,
  county: string,
  buildings: readonly string[] | null,
): Promise<ReadonlyMap<string, number>> {
  const rows = await ask.rows<{ building: string; n: number }>(queries[eyes], { county, buildings })
  return new Map(rows.map(({ building, n }) => [building, n]))
}
