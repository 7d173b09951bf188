import { normalText } from './normal-text.ts'
import { parseAddress } from './parse-address.ts'
import { isNamedBuilding, type ReadDoor } from './read-door.ts'

/** Doors that share community, compound and gate. */
export interface Place {
  readonly community: string
  readonly compound: string
  /** 建设路 of the gate 建设路18号, and its number. */
  readonly road: string
  readonly roadNumber: string | null
  readonly hasNamedBuilding: boolean
  readonly doors: readonly ReadDoor[]
}

/** Gathers doors by place, in the order in which places first come. */
export function placesOf(reads: readonly ReadDoor[]): Place[] {
  const doorsByPlace = new Map<string, ReadDoor[]>()
  for (const read of reads) {
    const { communityName, compoundName, compoundAddress } = read.door
    const key = [communityName, compoundName, compoundAddress].join('\n')
    const there = doorsByPlace.get(key)
    if (there === undefined) doorsByPlace.set(key, [read])
    else there.push(read)
  }
  return [...doorsByPlace.values()].map((doors) => {
    const { communityName, compoundName, compoundAddress } = doors[0]!.door
    const gate = parseAddress(compoundAddress ?? '')
    return {
      community: normalText(communityName),
      compound: normalText(compoundName ?? ''),
      road: gate.names,
      roadNumber: gate.number,
      hasNamedBuilding: doors.some(isNamedBuilding),
      doors,
    }
  })
}

/** A community's name alone says little about a place that has a name of its own. */
const COMMUNITY_SHARE = 0.4

/** A road without its number likewise. */
const ROAD_SHARE = 0.6

/** How surely a query with this number means the place, 0 to 1; `likenessOf` judges one name. */
export function placeLikeness(
  place: Place,
  number: string | null,
  likenessOf: (name: string) => number,
): number {
  const isGate = number !== null && number === place.roadNumber
  return Math.max(
    likenessOf(place.compound),
    likenessOf(place.road) * (isGate ? 1 : ROAD_SHARE),
    likenessOf(place.community) * (place.compound === '' ? 1 : COMMUNITY_SHARE),
  )
}
