import type { BaseMap } from '../../lookup/in-force.ts'
import { readCompounds, readRoads, readWaters } from '../../repositories/base-map.ts'
import { readOutlines } from '../../repositories/buildings.ts'
import type { Db } from '../../repositories/connection.ts'
import { readFacilities } from '../../repositories/places.ts'
import { plansInForce } from '../../repositories/plans.ts'
import { askAs } from '../../repositories/request.ts'

/** What the base map draws in the county of the plan in force; read with the eyes of the public, who will see it. */
export async function readBaseMap(db: Db): Promise<BaseMap> {
  const [plan] = await plansInForce(askAs(db, { kind: 'system' }))
  if (plan === undefined) return { waters: [], roads: [], compounds: [], buildings: [], facilities: [] }
  const ask = askAs(db, { kind: 'public' })
  return {
    waters: await readWaters(ask, plan.county),
    roads: await readRoads(ask, plan.county),
    compounds: await readCompounds(ask, plan.county),
    buildings: await readOutlines(ask, plan.county),
    facilities: await readFacilities(ask, plan.county),
  }
}
