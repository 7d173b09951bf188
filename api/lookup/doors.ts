import type { UnderstoodPart } from '#contract/lookup.ts'
import { scorerOf } from './address/agreement.ts'
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

  const meantPlaces = (read: ReadAddress, likely: ReadonlyMap<number, number>): readonly MeantPlace[] => {
    const named: Named = {
      road: [...likely].some(([name, likeness]) => likeness === 1 && roads.has(name)),
      community: [...likely].some(([name, likeness]) => likeness === 1 && communities.has(name)),
    }
    const touched = new Set([...likely.keys()].flatMap((name) => placesByName.get(name) ?? []))
    return [...touched]
      .map((at) => {
        const place = places[at]!
        const likeness = placeLikeness(place, read.parts.number, likely, named)
        let most = likeness
        for (const name of place.buildings.values()) most = Math.max(most, likely.get(name) ?? 0)
        return { at, place, likeness, most }
      })
      .filter(({ most }) => most > 0)
      .sort((a, b) => b.most - a.most || a.at - b.at)
  }

  return {
    search(text, limit) {
      const read = readAddress(text)
      const best = new BestDoors(limit)
      const scorer = scorerOf(read.parts)
      const written = writtenOf(read)
      const likely = written.text === '' ? new Map<number, number>() : names.likely(written)
      const meant = written.text === '' ? [] : meantPlaces(read, likely)
      if (written.text === '') {
        if (hasNumber(read)) {
          const most = scorer.most(NAMELESS)
          for (const door of numbers.doorsOf(read.parts)) {
            best.offer(door, scorer.score(door, NAMELESS))
            if (!best.admits(most, 0)) break
          }
        }
      }
      for (const { place, likeness, most } of meant) {
        if (!best.admits(scorer.most(most), place.firstRank)) continue
        for (const door of place.doors) {
          const building = place.buildings.get(door)
          const sure = building === undefined ? likeness : Math.max(likeness, likely.get(building) ?? 0)
          best.offer(door, scorer.score(door, sure))
        }
      }
      const found = best.found()
      const first = found[0]?.read.door ?? meant[0]?.place.doors[0]?.door
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
}

interface MeantPlace {
  readonly place: Place
  readonly likeness: number
  /** The likeness of the surest of its doors, one of a named building included. */
  readonly most: number
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
