import { ADDRESS_PARTS, type AddressParts } from '../../../lookup/address/address-parts.ts'
import { halfWidth } from '../../../lookup/address/normal-text.ts'
import { type ReadAddress, readAddress } from '../../../lookup/address/parse-address.ts'
import { createDoorSearch, type DoorSearch } from '../../../lookup/doors.ts'
import type { PlaceBuilding, PlaceUnit } from '../../../repositories/import-households.ts'
import { doorOf } from './place-building.ts'

/** What an address is taken to mean. */
export interface AddressMeaning {
  readonly building: string
  /** Id of the unit that it names, if there is such a one. */
  readonly unit: string | null
  /** All of it was understood, and no other building is meant as likely. */
  readonly sure: boolean
}

/** Finds the building of an address. */
export interface AddressPlacer {
  /** The parts that stand behind the building; a part of a house (东屋) is a room. */
  parts(address: string): Pick<AddressParts, 'unit' | 'floor' | 'room'>
  /** Null where the town has no such building, or several that are meant alike. */
  place(address: string): AddressMeaning | null
}

/** Less sure than this, a door is a guess. */
const LEAST = 0.6

/** As sure as this, every written part agrees. */
const SURE = 0.9

/** Parts of a house that several households share. Never a name. */
const PART = '(?:[东西南北中前后正上下全左右][屋户院间房厢套]房?|商铺|门面|门市|阁楼|地下室|车库)\\d{0,3}'
const HOUSE_WORDS = new RegExp(`^${PART}$`)
const HOUSE_PART = new RegExp(`(?:号楼?|[栋幢座#组]|单元)\\s*(${PART})(?:$|[\\s(,])`)

/** Doors behind which nobody is looked for any more: households of a place share them. */
const FOUND = 6

/** Which doors an address means is asked once for all rooms behind it. */
export function createAddressPlacer(
  buildings: readonly PlaceBuilding[],
  units: readonly PlaceUnit[],
): AddressPlacer {
  let search: DoorSearch | null = null
  const meanings = new Map<string, AddressMeaning | null>()
  const searching = (): DoorSearch => {
    search ??= createDoorSearch(doorsOf(buildings, units))
    return search
  }
  let last = { address: '', read: readAddress('') }
  const reading = (address: string): ReadAddress => {
    if (last.address !== address) last = { address, read: readAddress(address) }
    return last.read
  }
  return {
    parts(address) {
      const { parts } = reading(address)
      return { ...parts, room: HOUSE_PART.exec(halfWidth(address))?.[1] ?? parts.room }
    },
    place(address) {
      const { parts, names } = reading(address)
      const key = [names, ...ADDRESS_PARTS.map((part) => (BEHIND.has(part) ? '' : (parts[part] ?? '')))].join(
        '\n',
      )
      let meaning = meanings.get(key)
      if (meaning === undefined) {
        meaning = meaningOf(searching(), address)
        meanings.set(key, meaning)
      }
      return meaning
    },
  }
}

/** What no door tells. */
const BEHIND: ReadonlySet<string> = new Set(['floor', 'room'])

function meaningOf(search: DoorSearch, address: string): AddressMeaning | null {
  const { found, left } = search.search(address, FOUND)
  const [first] = found
  if (first === undefined || first.score < LEAST) return null
  const other = found.find(({ door }) => door.building !== first.door.building)
  if (other !== undefined && other.score === first.score) return null
  const { building, unit } = first.door
  const understood = left.every((words) => HOUSE_WORDS.test(words))
  return { building, unit, sure: understood && first.score >= SURE }
}

function doorsOf(buildings: readonly PlaceBuilding[], units: readonly PlaceUnit[]) {
  const byId = new Map(buildings.map((building) => [building.id, doorOf(building)]))
  const unitDoors = units.map(({ id, building, name }) => ({
    ...byId.get(building)!,
    id,
    unit: id,
    unitName: name,
  }))
  return [...byId.values(), ...unitDoors]
}
