import type { UnderstoodPart } from '#contract/lookup.ts'
import { formatPart } from './address/address-parts.ts'
import { type Scorer, scorerOf } from './address/agreement.ts'
import { compoundNames } from './address/aliases.ts'
import { BestDoors } from './address/best-doors.ts'
import { createKeptNames } from './address/kept-names.ts'
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

/** A named building (食堂) says this much of its place. */
const BUILDING_SHARE = 0.9

/** What is found only without the number of the gate is less sure. */
const WRONG_GATE = 0.8

/** A building was named (食堂) and the door is that of another one. */
const OTHER_BUILDING = 0.85

/** Reads every door once; a search then goes over the places its names may mean and their doors. */
export function createDoorSearch(doors: readonly Door[]): DoorSearch {
  const names = createNameIndex()
  const reads = doors.map(createDoorReader())
  const places = placesOf(reads, names)
  const placesByName = new Map<number, number[]>()
  const [roads, communities, buildingNames] = [new Set<number>(), new Set<number>(), new Set<number>()]
  places.forEach(({ compounds, road, community, buildings }, at) => {
    for (const name of new Set([...compounds, road, community, ...buildings.values()])) {
      if (name === null) continue
      const there = placesByName.get(name)
      if (there === undefined) placesByName.set(name, [at])
      else there.push(at)
    }
    if (road !== null) roads.add(road)
    if (community !== null) communities.add(community)
    for (const name of buildings.values()) buildingNames.add(name)
  })
  const numbers = createNumberIndex(reads)
  const kept = createKeptNames(numberedNames(doors))

  return {
    search(text, limit) {
      const read = readAddress(text, kept)
      const answer = answerTo(read, limit)
      const { number, building } = read.parts
      if (answer.found.length > 0 || number === null || building === null) return answer
      // The gate is wrong and the building may be right: 南桥花园15号3号楼.
      const gateless = answerTo({ ...read, parts: { ...read.parts, number: null } }, limit)
      if (gateless.found.length === 0) return answer
      return {
        found: gateless.found.map((one) => ({ ...one, score: rounded(one.score * WRONG_GATE) })),
        understood: gateless.understood,
        left: [...gateless.left, formatPart('number', number)],
      }
    },
  }

  function answerTo(read: ReadAddress, limit: number): DoorAnswer {
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
        score: rounded(score),
      })),
      ...understand(read, first === undefined ? null : { door: first, isDoor: found.length > 0 }),
    }
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
    const other = isWhole(buildingNames) ? OTHER_BUILDING : 1
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
          const building = likely.get(place.buildings.get(door) ?? -1) ?? 0
          const sure =
            building === 1
              ? BUILDING_SHARE + (1 - BUILDING_SHARE) * likeness
              : Math.max(likeness * other, building)
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

function rounded(score: number): number {
  return Math.round(score * 1000) / 1000
}

/** The names of compounds in which a number would be read: 机械厂一号院, 一号公馆. */
function numberedNames(doors: readonly Door[]): Set<string> {
  const oneOfEach = new Map(doors.map((door) => [door.compoundName, door]))
  const names = [...oneOfEach.values()].flatMap(compoundNames)
  return new Set(names.filter((name) => hasNumber(readAddress(name))))
}
