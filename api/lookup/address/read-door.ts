import type { Door } from '../in-force.ts'
import { normalText } from './normal-text.ts'
import { readAddress } from './parse-address.ts'

/** A door with its numbers read out of its names. */
export interface ReadDoor {
  readonly door: Door
  /** 3 of 3号楼, a of A座; null where the building is a house or has only a name. */
  readonly label: string | null
  /** 12 of 12号. */
  readonly house: string | null
  /** 兴业街 of a house that is called 兴业街24号 by itself. */
  readonly street: string | null
  /** 18 of 建设路18号. */
  readonly roadNumber: string | null
  readonly group: string | null
  readonly unit: string | null
  /** Order of doors that are equally sure: by building, then unit, the building's own door first. */
  readonly rank: number
}

const UNITS_PER_BUILDING = 1000

/** 前进 of 前进组: a group with a name instead of a number. */
const GROUP_WORD = /(?:(?:村民|居民)?小组|组|队)$/

/** What a name says, remembered: a town has many doors and few names for them. */
interface Labels {
  readonly label: string | null
  readonly house: string | null
  readonly street: string | null
}

/** Reads the numbers of doors as those of a query would be read. */
export function createDoorReader(): (door: Door) => ReadDoor {
  const buildings = remembered(labelsOf)
  const units = remembered((name) => readAddress(name).parts.unit ?? normalText(name))
  const groups = remembered(
    (name) => readAddress(name).parts.group ?? normalText(name).replace(GROUP_WORD, ''),
  )
  const gates = remembered((address) => readAddress(address).parts.number)
  return (door) => {
    const { label, house, street } = buildings(door.buildingName)
    const unit = door.unitName === null ? null : units(door.unitName)
    return {
      door,
      label,
      house,
      street,
      roadNumber: door.compoundAddress === null ? null : gates(door.compoundAddress),
      group: door.villagersGroup === null ? null : groups(door.villagersGroup),
      unit,
      rank: leadingNumber(label ?? house) * UNITS_PER_BUILDING + (unit === null ? 0 : leadingNumber(unit)),
    }
  }
}

function labelsOf(buildingName: string): Labels {
  const { building, number, road } = readAddress(buildingName).parts
  return { label: building, house: number, street: road }
}

function remembered<T>(read: (text: string) => T): (text: string) => T {
  const known = new Map<string, T>()
  return (text) => {
    const found = known.get(text)
    if (found !== undefined) return found
    const value = read(text)
    known.set(text, value)
    return value
  }
}

/** 建设路18号南桥花园3号楼2单元, or 柳湾村三组12号 where there is no compound. */
export function addressOf(door: Omit<Door, 'id' | 'building' | 'unit' | 'position'>): string {
  const { villagersGroup: group } = door
  // A villagers' group is often a compound of its own, and of the same name.
  const compound = door.compoundName === group ? null : door.compoundName
  const place =
    compound === null && door.compoundAddress === null
      ? door.communityName
      : (door.compoundAddress ?? '') + (compound ?? '')
  return place + (group ?? '') + door.buildingName + (door.unitName ?? '')
}

function leadingNumber(label: string | null): number {
  return Number(/\d+/.exec(label ?? '')?.[0] ?? 0)
}

/** A building that has a name instead of a number: 教学楼. */
export function isNamedBuilding({ label, house }: ReadDoor): boolean {
  return label === null && house === null
}
