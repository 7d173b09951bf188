import type { UnderstoodPart } from '#contract/lookup.ts'
import { type Scorer, scorerOf } from './address/agreement.ts'
import { BestDoors } from './address/best-doors.ts'
import { createNameIndex } from './address/name-index.ts'
import { normalText } from './address/normal-text.ts'
import { createNumberIndex } from './address/number-index.ts'
import { type ReadAddress, readAddress } from './address/parse-address.ts'
import { type Named, type Place, placeLikeness, placesOf } from './address/place.ts'
import { addressOf, createDoorReader } from './address/read-door.ts'
import { understand, writtenNames } from './address/understood.ts'
import type { Door } from './in-force.ts'

/** A door an address may mean; `score` is 0 to 1. */
export interface FoundDoor {
  readonly door: Door
  /** The whole address as this town writes it. */
  readonly address: string
  readonly score: number
}

/** What an address means in this town. */
export interface DoorAnswer {
  /** At most as many as asked for, the surest first; of equal ones in the order of their numbers. */
  readonly found: readonly FoundDoor[]
  /** What was understood, largest part first: 南桥花园, 3号楼, 2单元, 501. */
  readonly understood: readonly UnderstoodPart[]
  /** What was not. */
  readonly left: readonly string[]
}

/** Finds doors by address text. */
export interface DoorSearch {
  search(text: string, limit: number): DoorAnswer
}

/** Without any name of a place an address could be anywhere. */
const NAMELESS = 0.6

/** Reads every door once; a search then goes over the places its names may mean and their doors. */
export function createDoorSearch(doors: readonly Door[]): DoorSearch {
  const names = createNameIndex()
  const reads = doors.map(createDoorReader())
  const places = placesOf(reads, names)
  const placesByName = new Map<number, number[]>()
  const [roads, communities] = [new Set<number>(), new Set<number>()]
  places.forEach(({ compounds, road, community, buildings }, at) => {
    for (const name of new Set([...compounds, road, community, ...buildings.values()])) {
      if (name === null) continue
      const there = placesByName.get(name)
      if (there === undefined) placesByName.set(name, [at])
      else there.push(at)
    }
    if (road !== null) roads.add(road)
    if (community !== null) communities.add(community)
  })
  const numbers = createNumberIndex(reads)

  return {
    search(text, limit) {
      const read = readAddress(text)
      const best = new BestDoors(limit)
      const scorer = scorerOf(read.parts)
      const written = writtenOf(read)
      let place: Place | null = null
      if (written.text !== '') place = offerPlaces(read, names.likely(written), scorer, best)
      else if (hasNumber(read)) offerAnywhere(read, scorer, best)
      const found = best.found()
      const first = found[0]?.read.door ?? place?.doors[0]?.door
      return {
        found: found.map(({ read: { door }, score }) => ({
          door,
          address: addressOf(door),
          score: Math.round(score * 1000) / 1000,
        })),
        ...understand(read, first === undefined ? null : { door: first, isDoor: found.length > 0 }),
      }
    },
  }

  /** Offers the doors of every place that one of the names may mean, the surest names first; answers the surest place. */
  function offerPlaces(
    { parts: { number } }: ReadAddress,
    likely: ReadonlyMap<number, number>,
    scorer: Scorer,
    best: BestDoors,
  ): Place | null {
    const byLikeness = [...likely].sort((a, b) => b[1] - a[1])
    const isWhole = (kind: ReadonlySet<number>): boolean =>
      byLikeness.some(([name, likeness]) => likeness === 1 && kind.has(name))
    const named: Named = { road: isWhole(roads), community: isWhole(communities) }
    const seen = new Set<number>()
    let [surest, sureness]: [Place | null, number] = [null, 0]
    for (const [name] of byLikeness) {
      for (const at of placesByName.get(name) ?? []) {
        if (seen.has(at)) continue
        seen.add(at)
        const place = places[at]!
        const likeness = placeLikeness(place, number, likely, named)
        let most = likeness
        for (const building of place.buildings.values()) most = Math.max(most, likely.get(building) ?? 0)
        if (most > sureness) [surest, sureness] = [place, most]
        if (!best.admits(scorer.most(most), place.firstRank)) continue
        for (const door of place.doors) {
          const building = place.buildings.get(door)
          const sure = building === undefined ? likeness : Math.max(likeness, likely.get(building) ?? 0)
          best.offer(door, scorer.score(door, sure))
        }
      }
    }
    return surest
  }

  /** Offers doors by their numbers alone, until a door of a higher rank could not be better. */
  function offerAnywhere({ parts }: ReadAddress, scorer: Scorer, best: BestDoors): void {
    const most = scorer.most(NAMELESS)
    for (const door of numbers.doorsOf(parts)) {
      if (!best.admits(most, door.rank)) return
      best.offer(door, scorer.score(door, NAMELESS))
    }
  }
}

/** The names of a query and their pieces, those the parser found among the run of regions included. */
function writtenOf({ names, parts }: ReadAddress) {
  const { community, village, road, compound } = parts
  const pieces = [...names.split('|'), community, village, road, compound].map((name) =>
    normalText(name ?? ''),
  )
  return { text: normalText(names.replaceAll('|', ' ')), pieces: writtenNames(pieces).pieces }
}

function hasNumber({ parts: { number, house, group, building, unit } }: ReadAddress): boolean {
  return [number, house, group, building, unit].some((part) => part !== null)
}
