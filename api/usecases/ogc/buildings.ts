import { toDegrees } from '#geometry/position.ts'
import type { LivePlan } from '../../live.ts'
import { featureOf, type OgcFeature } from '../../ogc/feature.ts'
import type { Account } from '../../repositories/accounts.ts'
import { countByBuilding } from '../../repositories/building-counts.ts'
import type { Db } from '../../repositories/connection.ts'
import { askAs } from '../../repositories/request.ts'
import { actorOf, counterOf } from '../accounts/sight.ts'
import { publicCount } from '../coverage/public-count.ts'
import { inOrder, whereOf } from './features.ts'

const made = new WeakMap<LivePlan['baseMap'], { doors: unknown; features: readonly OgcFeature[] }>()

/** Buildings within the reach of an account, without counts. */
export function buildingFeatures(plan: LivePlan, account: Account): readonly OgcFeature[] {
  const { jurisdiction } = account
  return buildingsOf(plan).filter(({ properties }) =>
    String(properties.jurisdiction ?? plan.inForce.county).startsWith(jurisdiction),
  )
}

function buildingsOf({ baseMap, inForce: { doors }, locator }: LivePlan): readonly OgcFeature[] {
  const before = made.get(baseMap)
  if (before?.doors === doors) return before.features
  const compounds = new Map(doors.map((door) => [door.building, door.compoundName]))
  const grids = locator.locateMany(baseMap.buildings.map(({ anchor }) => toDegrees(anchor)))
  const features = inOrder(
    baseMap.buildings.map(({ id, community, name, floors, outline, anchor }, i) => {
      const shape =
        outline === null
          ? ({ type: 'Point', at: anchor } as const)
          : ({ type: 'Polygon', polygon: outline } as const)
      const compound = compounds.get(id) ?? null
      const { grid, jurisdiction } = whereOf(grids[i])
      return featureOf(id, shape, {
        name,
        compound,
        floors,
        grid,
        // Where no grid holds the ground, the register knows.
        jurisdiction: jurisdiction ?? community ?? null,
        households: null,
      })
    }),
  )
  made.set(baseMap, { doors, features })
  return features
}

/**
 * The same buildings with their households, asked as the account: planners, administrators and heads count within reach,
 * workers what they see. Under five is null, as it is everywhere.
 */
export async function withHouseholds(
  db: Db,
  account: Account,
  buildings: readonly OgcFeature[],
): Promise<readonly OgcFeature[]> {
  const counter = counterOf(account)
  const few = buildings.length <= MOST_NAMED ? buildings.map(({ id }) => id) : null
  const counts = await countByBuilding(
    askAs(db, counter ?? actorOf(account)),
    counter === null ? 'inSight' : 'inReach',
    account.county,
    few,
  )
  return buildings.map((building) => ({
    ...building,
    properties: { ...building.properties, households: publicCount(counts.get(building.id) ?? 0) },
  }))
}

/** Buildings that a query names one by one; beyond that it counts all there are. */
const MOST_NAMED = 1_000
