import { scorerOf } from './address/agreement.ts'
import { nameLikeness } from './address/name-likeness.ts'
import { parseAddress } from './address/parse-address.ts'
import { placeLikeness, placesOf } from './address/place.ts'
import { isNamedBuilding, type ReadDoor, readDoor } from './address/read-door.ts'
import type { Door } from './in-force.ts'

/** A door an address may mean; `score` is 0 to 1. */
export interface FoundDoor {
  readonly door: Door
  /** The whole address as this town writes it. */
  readonly address: string
  readonly score: number
}

/** Finds doors by address text. */
export interface DoorSearch {
  /** At most `limit` doors, the surest first; of equal ones in the order of their numbers. */
  search(text: string, limit: number): FoundDoor[]
}

/** Without any name of a place an address could be anywhere. */
const NAMELESS = 0.6

/** Doors less sure than this, or than this share of the surest, are not worth showing. */
const LEAST_SCORE = 0.35
const LEAST_OF_BEST = 0.75

/** Reads every door once; a search then goes over the places its names may mean: 50,000 doors in 1 to 5 ms. */
export function createDoorSearch(doors: readonly Door[]): DoorSearch {
  const places = placesOf(doors.map(readDoor))

  return {
    search(text, limit) {
      const parts = parseAddress(text)
      if (Object.values(parts).every((part) => part === null || part === '')) return []
      const best = new BestDoors(limit)
      const scoreOf = scorerOf(parts)
      const likenessOf = rememberedLikeness(parts.names)
      for (const place of places) {
        const likeness = parts.names === '' ? NAMELESS : placeLikeness(place, parts.number, likenessOf)
        if (likeness === 0 && !place.hasNamedBuilding) continue
        for (const read of place.doors) {
          const sure = isNamedBuilding(read) ? Math.max(likeness, likenessOf(read.buildingText)) : likeness
          best.offer(read, scoreOf(read, sure))
        }
      }
      return best.found()
    },
  }
}

/** Many places share a road or a community: each name is compared once a search. */
function rememberedLikeness(written: string): (name: string) => number {
  const known = new Map<string, number>()
  return (name) => {
    const found = known.get(name)
    if (found !== undefined) return found
    const likeness = nameLikeness(written, name)
    known.set(name, likeness)
    return likeness
  }
}

interface Entry {
  readonly read: ReadDoor
  readonly score: number
}

/** The surest doors seen so far, in order. */
class BestDoors {
  private readonly entries: Entry[] = []
  private readonly limit: number

  constructor(limit: number) {
    this.limit = limit
  }

  offer(read: ReadDoor, score: number): void {
    if (score < LEAST_SCORE) return
    const { entries, limit } = this
    const offered = { read, score }
    if (entries.length === limit && !comesBefore(offered, entries[limit - 1]!)) return
    let at = entries.length
    while (at > 0 && comesBefore(offered, entries[at - 1]!)) at--
    entries.splice(at, 0, offered)
    if (entries.length > limit) entries.pop()
  }

  found(): FoundDoor[] {
    const least = (this.entries[0]?.score ?? 0) * LEAST_OF_BEST
    return this.entries
      .filter(({ score }) => score >= least)
      .map(({ read, score }) => ({
        door: read.door,
        address: read.address,
        score: Math.round(score * 1000) / 1000,
      }))
  }
}

function comesBefore(a: Entry, b: Entry): boolean {
  return a.score > b.score || (a.score === b.score && a.read.rank < b.read.rank)
}
