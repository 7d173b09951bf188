import type { Door } from '../in-force.ts'
import { normalText } from './normal-text.ts'
import { parseAddress } from './parse-address.ts'

/** A door with its numbers read out of its names. */
export interface ReadDoor {
  readonly door: Door
  readonly address: string
  /** 3 of 3号楼, a of A座; null where the building is a house or has only a name. */
  readonly label: string | null
  /** 12 of 12号. */
  readonly house: string | null
  /** 18 of 建设路18号. */
  readonly roadNumber: string | null
  readonly group: string | null
  readonly unit: string | null
  readonly buildingText: string
  /** Order of doors that are equally sure: by building, then unit, the building's own door first. */
  readonly rank: number
}

const UNITS_PER_BUILDING = 1000

/** Reads the parts of a door as a query for it would be read. */
export function readDoor(door: Door): ReadDoor {
  const building = parseAddress(door.buildingName)
  const unit = door.unitName === null ? null : (parseAddress(door.unitName).unit ?? normalText(door.unitName))
  const group = door.villagersGroup === null ? null : normalText(door.villagersGroup)
  return {
    door,
    address: addressOf(door),
    label: building.building,
    house: building.number,
    roadNumber: door.compoundAddress === null ? null : parseAddress(door.compoundAddress).number,
    group: group === null ? null : (parseAddress(group).group ?? group),
    unit,
    buildingText: normalText(door.buildingName),
    rank:
      leadingNumber(building.building ?? building.number) * UNITS_PER_BUILDING +
      (unit === null ? 0 : leadingNumber(unit)),
  }
}

/** 建设路18号南桥花园3号楼2单元, or 柳湾村三组12号 where there is no compound. */
function addressOf(door: Door): string {
  const place =
    door.compoundName === null && door.compoundAddress === null
      ? door.communityName + (door.villagersGroup ?? '')
      : (door.compoundAddress ?? '') + (door.compoundName ?? '') + (door.villagersGroup ?? '')
  return place + door.buildingName + (door.unitName ?? '')
}

function leadingNumber(label: string | null): number {
  return Number(/\d+/.exec(label ?? '')?.[0] ?? 0)
}

/** A building that has a name instead of a number: 教学楼. */
export function isNamedBuilding({ label, house }: ReadDoor): boolean {
  return label === null && house === null
}
