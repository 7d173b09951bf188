import type { MultiPolygon } from '#geometry/ring.ts'
import type { Ground } from '#plan/ground.ts'
import type { Snapshot } from '#plan/snapshot.ts'
import { readOutlines } from '../../repositories/buildings.ts'
import { householdPositions } from '../../repositories/household-grid.ts'
import { listJurisdictions } from '../../repositories/jurisdictions.ts'
import { readFacilities } from '../../repositories/places.ts'
import type { Ask } from '../../repositories/request.ts'

/**
 * What stands on a plan's ground, as findings need it. Buildings and households registered to a community of
 * another plan are left out; those registered to none are judged here.
 */
export async function readGround(ask: Ask, county: string, snapshot: Snapshot): Promise<Ground> {
  const codes = snapshot.communities.map(({ code }) => code)
  const own = new Set<string | null>([...codes, null])
  const buildings = (await readOutlines(ask, county)).filter(({ community }) => own.has(community))
  const ids = new Set(buildings.map(({ id }) => id))
  const households = (await householdPositions(ask, county)).filter(({ building }) => ids.has(building))
  const given = await listJurisdictions(ask, county, codes)
  return {
    households,
    buildings,
    facilities: await readFacilities(ask, county),
    givenOutlines: new Map(
      given.flatMap(({ code, outline }): [string, MultiPolygon][] => (outline ? [[code, outline]] : [])),
    ),
  }
}
