import { apportion } from './apportion.ts'
import type { BuildingDraft, CellDraft, DoorDraft } from './plan-of-town.ts'
import type { Random } from './random.ts'

/** A household's place before it has an id: behind which door, on which floor, in which room. */
export interface HomeDraft {
  readonly door: DoorDraft
  readonly floor: number | null
  readonly room: string
}

const COURT_ROOMS = ['北屋', '东屋', '西屋', '南屋', '前院', '后院', '偏房', '东厢', '西厢', '倒座']

/** Raises a cell's buildings until its units have room for the households wanted. */
export function raise(cell: CellDraft, wanted: number): void {
  const stacked = cell.doors.filter((door) => door.unit !== null)
  if (stacked.length === 0) return
  const perFloor = stacked.reduce((sum, door) => sum + homesPerFloor(door), 0)
  const floors = Math.max(2, Math.ceil(wanted / perFloor))
  for (const { building } of stacked) building.floors = Math.max(building.floors, floors)
}

function homesPerFloor(door: DoorDraft): number {
  return door.side === undefined ? door.building.perFloor : door.building.perFloor / 2
}

/** The households of a cell, exactly as many as wanted, door by door. */
export function settle(cell: CellDraft, wanted: number, random: Random): HomeDraft[] {
  const stacked = cell.doors.filter((door) => door.unit !== null)
  if (stacked.length === 0) return settleHouses(cell.doors, wanted, random)
  const homes = stacked.flatMap((door) => homesOf(door))
  if (homes.length < wanted) throw new Error(`${homes.length} homes are too few for ${wanted} households`)
  // Ground floors are shops and bicycle sheds first; then any flat may be joined to its neighbour.
  const spare = new Set(
    random
      .shuffled(homes)
      .sort((a, b) => Number(a.floor !== 1) - Number(b.floor !== 1))
      .slice(0, homes.length - wanted),
  )
  return homes.filter((home) => !spare.has(home))
}

function homesOf(door: DoorDraft): HomeDraft[] {
  const { building, side } = door
  const homes: HomeDraft[] = []
  for (let floor = 1; floor <= building.floors; floor++) {
    for (let n = 1; n <= building.perFloor; n++) {
      const west = n * 2 <= building.perFloor
      if (side !== undefined && west !== side < 0) continue
      homes.push({ door, floor, room: `${floor}${String(n).padStart(2, '0')}` })
    }
  }
  return homes
}

function settleHouses(doors: readonly DoorDraft[], wanted: number, random: Random): HomeDraft[] {
  const lived = random.shuffled(doors).slice(0, wanted)
  const counts = apportion(
    wanted,
    lived.map((door) => areaOf(door.building) * random.between(0.7, 1.3)),
    1,
  )
  return lived.flatMap((door, i) => {
    door.building.floors = counts[i]! > 3 ? 3 : Math.max(door.building.floors, random.int(1, 2))
    return Array.from({ length: counts[i]! }, (_, n) => ({
      door,
      floor: null,
      room: counts[i] === 1 ? '全院' : (COURT_ROOMS[n] ?? `${n + 1}户`),
    }))
  })
}

function areaOf(building: BuildingDraft): number {
  return building.rect.length * building.rect.depth
}
