import type { ImportReason } from '#contract/imports.ts'
import type { Position } from '#geometry/position.ts'
import { type PlaceBuilding, type PlaceUnit, readPlaces } from '../../../repositories/import-households.ts'
import type { Ask } from '../../../repositories/request.ts'
import { readFloor, readRoom } from '../kinds/words.ts'
import { createBuildingFinder } from './building-finder.ts'
import { type AddressPlacer, createAddressPlacer } from './place-address.ts'
import { createWordedBuildings } from './place-building.ts'
import { unitLabel, unitName } from './place-labels.ts'
import { nearestName } from './place-near.ts'

/** What a row says of where somebody lives; the room as it is written. */
export interface PlaceWords {
  readonly address: string | null
  readonly compound: string | null
  readonly building: string | null
  readonly unit: string | null
  readonly room: string | null
  readonly position: Position | null
}

/** A door that was found. */
export interface FoundPlace {
  readonly building: PlaceBuilding
  /** Its unit, where that is there already. */
  readonly unit: string | null
  /** What the unit will be called where it is not. */
  readonly newUnit: string | null
  /** What tells units of a building apart however they are written; null where none is meant. */
  readonly unitLabel: string | null
  readonly floor: number | null
  readonly room: string | null
  /** `own`: by its position; `sure`: building, unit and room all found; `likely`: a part of it only, or a near name. */
  readonly how: 'own' | 'sure' | 'likely'
}

/** Why no door was found: which field says so. */
export interface NoPlace {
  readonly field: 'address' | 'building'
  readonly reason: Extract<
    ImportReason,
    'unplaced' | 'unknown-building' | 'ambiguous-building' | 'no-building-near' | 'missing-value'
  >
  readonly values: Readonly<Record<string, string | number>>
}

/** Finds the door that a row describes. */
export interface Placer {
  place(words: PlaceWords): FoundPlace | NoPlace
  /** What a unit of a building is told apart by, from the unit's id. */
  labelOf(unit: string): string | null
}

/** Beyond this a position is of no building: the distance that counts as far in findings. */
const NEAR_BUILDING_M = 60

/** Suggestions beyond so many words are a file of another town. */
const MOST_SUGGESTIONS = 200

/** Reads the doors of a jurisdiction once; rows are then placed from memory. */
export async function readPlacer(ask: Ask, county: string, community: string): Promise<Placer> {
  const { buildings, units } = await readPlaces(ask, county, community)
  return createPlacer(buildings, units)
}

type Housed = {
  readonly building: PlaceBuilding
  readonly unit: string | null
  readonly how: FoundPlace['how']
}

export function createPlacer(buildings: readonly PlaceBuilding[], units: readonly PlaceUnit[]): Placer {
  const byId = new Map(buildings.map((building) => [building.id, building]))
  const finder = createBuildingFinder(buildings)
  const worded = createWordedBuildings(buildings, finder)
  const addresses: AddressPlacer = createAddressPlacer(buildings, units)
  const unitsOf = groupedUnits(units)
  const labels = new Map(units.map(({ id, name }) => [id, unitLabel(name)]))
  const suggestions = new Map<string, string | null>()
  // A file names the same buildings over and over; each is looked for once.
  const housed = new Map<string, Housed | NoPlace>()

  return { place, labelOf: (unit) => labels.get(unit) ?? null }

  function place(words: PlaceWords): FoundPlace | NoPlace {
    const parts = words.address === null ? null : addresses.parts(words.address)
    const found = words.position === null ? byWords(words) : byPosition(words, words.position)
    if ('reason' in found) return found
    const written = readDoor(words.unit ?? parts?.unit ?? null, words.room ?? parts?.room ?? null)
    const unit = unitOf(found, written.unit)
    const room = written.room === null ? null : readRoom(written.room)
    const how = found.how === 'sure' && (!unit.sure || room === null) ? 'likely' : found.how
    const floor = parts?.floor ? readFloor(parts.floor) : null
    return {
      building: found.building,
      unit: unit.id,
      newUnit: unit.newName,
      unitLabel: unit.label,
      floor,
      room,
      how,
    }
  }

  function byPosition(words: PlaceWords, position: Position): Housed | NoPlace {
    if (words.building !== null) {
      const found = byWords(words)
      return 'reason' in found ? found : { ...found, how: 'own' }
    }
    const building = finder.at(position, NEAR_BUILDING_M)
    if (building !== null) return { building, unit: null, how: 'own' }
    return { field: 'building', reason: 'no-building-near', values: { limitM: NEAR_BUILDING_M } }
  }

  function byWords(words: PlaceWords): Housed | NoPlace {
    const { building, compound, address } = words
    if (building === null) return address === null ? nowhere() : byAddress(words, address, 'address')
    const key = `${building}\n${compound ?? ''}\n${address ?? ''}`
    // With an address in it there may be as many keys as rows, which the placer of addresses keeps by building anyway.
    const known = address === null ? housed.get(key) : undefined
    if (known !== undefined) return known
    const found = byBuilding(words, building)
    if (address === null) housed.set(key, found)
    return found
  }

  function byBuilding(words: PlaceWords, word: string): Housed | NoPlace {
    const { buildings: called, sure } = worded.find(word, words.compound)
    if (called.length === 1 && sure) return { building: called[0]!, unit: null, how: 'sure' }
    const text = [words.address, words.compound, word].filter((part) => part !== null).join(' ')
    const meant = addresses.place(text)
    if (meant !== null && called.length !== 1) return housedBy(meant)
    if (meant !== null && called[0]!.id === meant.building) {
      return { building: called[0]!, unit: null, how: 'likely' }
    }
    if (called.length > 1) {
      return {
        field: 'building',
        reason: 'ambiguous-building',
        values: { building: word, count: called.length },
      }
    }
    const near = suggestionFor(word)
    const values = { building: word, ...(near === null ? {} : { suggestion: near }) }
    return { field: 'building', reason: 'unknown-building', values }
  }

  function byAddress(words: PlaceWords, address: string, field: NoPlace['field']): Housed | NoPlace {
    const meant = addresses.place(words.compound === null ? address : `${words.compound} ${address}`)
    return meant === null ? { field, reason: 'unplaced', values: {} } : housedBy(meant)
  }

  function housedBy({
    building,
    unit,
    sure,
  }: {
    building: string
    unit: string | null
    sure: boolean
  }): Housed {
    return { building: byId.get(building)!, unit, how: sure ? 'sure' : 'likely' }
  }

  /** Its unit by the word, else by the address, else the only one there is. */
  function unitOf({ building, unit }: Housed, word: string | null) {
    const there = unitsOf.get(building.id)
    if (word === null) {
      const only = unit ?? (there?.size === 1 ? [...there.values()][0]! : null)
      const label = only === null ? null : labels.get(only)!
      return { id: only, newName: null, label, sure: only !== null || there === undefined }
    }
    const label = unitLabel(word)
    const id = there?.get(label) ?? null
    // Where no unit was ever entered nothing speaks against the one the file names.
    return {
      id,
      newName: id === null ? unitName(word) : null,
      label,
      sure: id !== null || there === undefined,
    }
  }

  function suggestionFor(word: string): string | null {
    const known = suggestions.get(word)
    if (known !== undefined || suggestions.size >= MOST_SUGGESTIONS) return known ?? null
    const near = nearestName(
      word,
      buildings.map(({ name }) => name),
    )
    suggestions.set(word, near)
    return near
  }
}

function nowhere(): NoPlace {
  return { field: 'building', reason: 'missing-value', values: {} }
}

/** 2-501 in the column of rooms is room 501 of unit 2, where the row names no unit. */
function readDoor(unit: string | null, room: string | null): { unit: string | null; room: string | null } {
  const both = unit === null && room !== null ? /^(\d{1,2})-(\d{2,5}[a-zA-Z]?)$/.exec(room) : null
  return both === null ? { unit, room } : { unit: both[1]!, room: both[2]! }
}

function groupedUnits(units: readonly PlaceUnit[]): ReadonlyMap<string, ReadonlyMap<string, string>> {
  const groups = new Map<string, Map<string, string>>()
  for (const { id, building, name } of units) {
    const group = groups.get(building) ?? new Map<string, string>()
    group.set(unitLabel(name), id)
    groups.set(building, group)
  }
  return groups
}
