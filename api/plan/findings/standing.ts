import Flatbush from 'flatbush'
import type { Bbox } from '#geometry/bbox.ts'
import type { Position } from '#geometry/position.ts'
import { distanceM, type Scale } from '#geometry/scale.ts'
import { countOf, type FindingSettings, type Ground, type GroundHousehold } from '../ground.ts'
import { buildingDistances, type FarHouseholds } from './building-distance.ts'
import { contactLoads } from './contacts.ts'
import type { Statement } from './finding.ts'

/** A position where households stand; a stairwell of forty is one place. All numbers count households. */
export interface Place {
  readonly position: Position
  readonly households: number
  /** Those whose position is their own, and of how many buildings these are. */
  readonly own: number
  readonly ownBuildings: number
  readonly units: ReadonlyMap<string, number>
  readonly withoutContact: number
  readonly facilityFar: number
}

/** What stands on the ground whoever holds it: worked out once, true for every plan drawn on it. */
export interface Standing {
  readonly places: readonly Place[]
  /** Numbers of the places in a box. */
  readonly within: (box: Bbox) => number[]
  /** For each unit that stands at two places or more the numbers of those places. */
  readonly unitPlaces: ReadonlyMap<string, readonly number[]>
  readonly far: readonly FarHouseholds[]
  readonly shift: Statement | null
  readonly contactLoads: readonly Statement[]
}

export function standingOn(
  ground: Ground,
  origin: Position,
  scale: Scale,
  settings: FindingSettings,
): Standing {
  const groups = new Map<string, GroundHousehold[]>()
  for (const household of ground.households) {
    const key = household.position.join()
    const here = groups.get(key)
    if (here === undefined) groups.set(key, [household])
    else here.push(household)
  }
  const places = [...groups.values()].map((here) => placeOf(here, ground.facilities, scale, settings))
  return {
    places,
    within: searchOf(places),
    unitPlaces: unitPlaces(places),
    ...buildingDistances([...groups.values()], ground.buildings, origin, scale, settings),
    contactLoads: contactLoads(ground.households, settings),
  }
}

function placeOf(
  here: readonly GroundHousehold[],
  facilities: Ground['facilities'],
  scale: Scale,
  settings: FindingSettings,
): Place {
  const { position } = here[0]!
  const sum = (list: readonly GroundHousehold[]) => list.reduce((all, each) => all + countOf(each), 0)
  const own = here.filter((household) => household.own)
  const units = new Map<string, number>()
  for (const household of here) {
    const { unit } = household
    if (unit !== null) units.set(unit, (units.get(unit) ?? 0) + countOf(household))
  }
  const reachM = settings.walkM / settings.detour
  const served =
    facilities.length === 0 ||
    facilities.some((facility) => distanceM(position, facility.position, scale) <= reachM)
  return {
    position,
    households: sum(here),
    own: sum(own),
    ownBuildings: new Set(own.map(({ building }) => building)).size,
    units,
    withoutContact: sum(here.filter(({ contact }) => contact === null)),
    facilityFar: served ? 0 : sum(here),
  }
}

function searchOf(places: readonly Place[]): Standing['within'] {
  if (places.length === 0) return () => []
  const index = new Flatbush(places.length, 16, Int32Array)
  for (const { position } of places) index.add(position[0], position[1])
  index.finish()
  return ({ minX, minY, maxX, maxY }) => index.search(minX, minY, maxX, maxY)
}

function unitPlaces(places: readonly Place[]): Map<string, number[]> {
  const all = new Map<string, number[]>()
  places.forEach(({ units }, p) => {
    for (const unit of units.keys()) {
      const known = all.get(unit)
      if (known === undefined) all.set(unit, [p])
      else known.push(p)
    }
  })
  return new Map([...all].filter(([, numbers]) => numbers.length > 1))
}
