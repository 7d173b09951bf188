import type { Position } from '#geometry/position.ts'
import { type HomeDraft, raise, settle } from './homes.ts'
import { membersOf, occupancyOf } from './people.ts'
import { UNIT_M } from './place.ts'
import type { BuildingDraft, CellDraft, DoorDraft } from './plan-of-town.ts'
import { toPosition } from './plane.ts'
import { moved } from './polygon.ts'
import type { Random } from './random.ts'
import { cornersOf } from './rect.ts'
import type { TownBuilding, TownHousehold, TownPerson, TownUnit } from './town.ts'

/** Cells with the number of households wanted on each, under the grid (or gap) they count for. */
export interface Settlement {
  readonly cells: readonly CellDraft[]
  readonly wanted: number
  readonly rural: boolean
}

/** What stands and lives on the ground, with ids. `of` lists the households of each settlement, in order. */
export interface Census {
  readonly buildings: TownBuilding[]
  readonly units: TownUnit[]
  readonly households: TownHousehold[]
  readonly persons: TownPerson[]
  readonly of: string[][]
  /** Id of the unit behind a door. */
  unitOf(door: DoorDraft): string
}

/** How far in front of the south wall one stands at an entrance, metres. */
const DOORSTEP_M = 0.8

/** Settles every cell and lists the drafts of `buildings` that are not lived in as well. */
export function takeCensus(
  buildings: readonly {
    readonly draft: BuildingDraft
    readonly community: string
    readonly compound: string | null
  }[],
  settlements: readonly Settlement[],
  random: Random,
): Census {
  // A slab may stand on two cells, so all of them are raised before any is settled.
  for (const { cells, wanted } of settlements) for (const cell of cells) raise(cell, wanted)
  const homes = settlements.map(({ cells, wanted }) => cells.flatMap((cell) => settle(cell, wanted, random)))
  const ids = new Map<BuildingDraft, { id: string; units: string[] }>()
  const census: Census = {
    buildings: [],
    units: [],
    households: [],
    persons: [],
    of: [],
    unitOf: ({ building, unit }) => ids.get(building)!.units[unit! - 1]!,
  }
  for (const { draft, community, compound } of buildings) {
    const id = random.uuid()
    census.buildings.push({
      id,
      community,
      compound,
      villagersGroup: draft.villagersGroup,
      name: draft.name,
      floors: draft.floors,
      use: draft.use,
      outline: [cornersOf(draft.rect).map(toPosition)],
      anchor: toPosition(draft.rect.centre),
    })
    const units = Array.from({ length: draft.units }, (_, i) => {
      const unit = random.uuid()
      census.units.push({
        id: unit,
        building: id,
        name: `${i + 1}单元`,
        entrance: entranceOf(draft, i + 1),
        floors: draft.floors,
      })
      return unit
    })
    ids.set(draft, { id, units })
  }
  homes.forEach((list, i) => {
    census.of.push(
      list.map((home) => {
        const { id, units } = ids.get(home.door.building)!
        const household: TownHousehold = {
          id: random.uuid(),
          building: id,
          unit: home.door.unit === null ? null : units[home.door.unit - 1]!,
          floor: home.floor,
          room: home.room,
          occupancy: occupancyOf(settlements[i]!.rural, random),
          position: ownPosition(home),
        }
        census.households.push(household)
        for (const person of membersOf(household, random)) census.persons.push(person)
        return household.id
      }),
    )
  })
  return census
}

/** Before the south wall, in the middle of the unit. */
function entranceOf({ rect, units }: BuildingDraft, unit: number): Position {
  const along = (unit - (units + 1) / 2) * (rect.length / units)
  return toPosition(moved(rect.centre, rect.frame, along, -rect.depth / 2 - DOORSTEP_M))
}

/** Only behind the door of a unit that a border cuts do households have positions of their own. */
function ownPosition({ door, floor, room }: HomeDraft): Position | null {
  if (door.side === undefined || door.unit === null || floor === null) return null
  const { rect, units } = door.building
  const middle = (door.unit - (units + 1) / 2) * UNIT_M
  const step = (floor - 1) * 0.7 + (Number(room) % 2) * 0.3
  return toPosition(moved(rect.centre, rect.frame, middle + door.side * 3.4, -4 + step))
}
