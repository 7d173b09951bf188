import { compoundNames } from './aliases.ts'
import type { NameIndex } from './name-index.ts'
import { readAddress } from './parse-address.ts'
import { isNamedBuilding, type ReadDoor } from './read-door.ts'

/** Doors that share community, compound and gate. Names are numbers of a `NameIndex`, null where there is none. */
export interface Place {
  /** The compound's name and the other names it goes by. */
  readonly compounds: readonly number[]
  readonly community: number | null
  /** 建设路 of the gate 建设路18号, and its number; or the street its houses are numbered along. */
  readonly road: number | null
  readonly isStreet: boolean
  readonly roadNumber: string | null
  readonly doors: readonly ReadDoor[]
  /** Names of its named buildings (教学楼), by their doors. */
  readonly buildings: ReadonlyMap<ReadDoor, number>
  /** The least of its doors' ranks. */
  readonly firstRank: number
}

/** Gathers doors by place, in the order in which places first come. */
export function placesOf(reads: Iterable<ReadDoor>, names: NameIndex): Place[] {
  const doorsByPlace = new Map<string, ReadDoor[]>()
  for (const read of reads) {
    const { communityName, compoundName, compoundAddress } = read.door
    const key = `${communityName}\n${compoundName ?? ''}\n${compoundAddress ?? ''}\n${read.street ?? ''}`
    const there = doorsByPlace.get(key)
    if (there === undefined) doorsByPlace.set(key, [read])
    else there.push(read)
  }
  const idOf = (name: string | null): number | null => names.idOf(name ?? '')
  return [...doorsByPlace.values()].map((doors) => {
    const { communityName, compoundAddress } = doors[0]!.door
    const gate = compoundAddress === null ? null : readAddress(compoundAddress)
    const { street } = doors[0]!
    return {
      compounds: compoundNames(doors[0]!.door).flatMap((name) => idOf(name) ?? []),
      community: idOf(communityName),
      road: idOf(street ?? gate?.names ?? null),
      isStreet: street !== null,
      roadNumber: gate?.parts.number ?? null,
      doors,
      buildings: new Map(
        doors.filter(isNamedBuilding).flatMap((read) => {
          const id = idOf(read.door.buildingName)
          return id === null ? [] : [[read, id] as const]
        }),
      ),
      firstRank: doors.reduce((least, { rank }) => Math.min(least, rank), Number.POSITIVE_INFINITY),
    }
  })
}

/** A community's name alone says little about a place that has a name of its own. */
const COMMUNITY_SHARE = 0.4

/** Where places have no gate on a road, as in a village, it says where the house is. */
const VILLAGE_SHARE = 0.7

/** A road without its number likewise. */
const ROAD_SHARE = 0.6

/** One road was written and the place is on another; and the same of a community. */
const OTHER_ROAD = 0.85
const OTHER_COMMUNITY = 0.9

function communityShare({ compounds, road }: Place): number {
  if (compounds.length === 0) return 1
  return road === null ? VILLAGE_SHARE : COMMUNITY_SHARE
}

/** Whether a query names any road or community of this town in full. */
export interface Named {
  readonly road: boolean
  readonly community: boolean
}

/** How surely a query with this number means the place, 0 to 1; `likely` are the names it may mean. */
export function placeLikeness(
  place: Place,
  number: string | null,
  likely: ReadonlyMap<number, number>,
  named: Named,
): number {
  const likenessOf = (id: number | null): number => (id === null ? 0 : (likely.get(id) ?? 0))
  const [road, community] = [likenessOf(place.road), likenessOf(place.community)]
  const compound = place.compounds.reduce((most, id) => Math.max(most, likenessOf(id)), 0)
  const isGate = number !== null && number === place.roadNumber
  const likeness = Math.max(
    compound,
    road * (isGate || place.isStreet ? 1 : ROAD_SHARE),
    community * communityShare(place),
  )
  return (
    likeness *
    (named.road && place.road !== null && road < 1 ? OTHER_ROAD : 1) *
    (named.community && community < 1 ? OTHER_COMMUNITY : 1)
  )
}
