import type { HouseholdSummary } from '#contract/households.ts'
import { grouped, inOrder } from './by-building.ts'

/** A door of a building and the households behind it, at least one. */
export interface Door {
  readonly room: string
  readonly floor: number | null
  readonly households: readonly [HouseholdSummary, ...HouseholdSummary[]]
}

/** A floor through the whole building: its number (null: not registered) and the doors of each unit. */
export interface Floor {
  readonly floor: number | null
  /** As many as the building has units, in their order; a unit without a door on this floor has an empty list. */
  readonly units: readonly (readonly Door[])[]
}

/** A building cut open: units side by side, floors from the top down, doors by room number. */
export interface CrossSection {
  /** 2单元; null where the building has no units. */
  readonly units: readonly (string | null)[]
  readonly floors: readonly Floor[]
}

/** The doors of a building as they stand in it. */
export function crossSection(households: readonly HouseholdSummary[]): CrossSection {
  const byUnit = [...grouped(households, ({ unit }) => unit)].sort(([a], [b]) => inOrder(a ?? '', b ?? ''))
  const floors = [...new Set(households.map(({ floor }) => floor))].sort(downwards)
  const doors = byUnit.map(([, within]) => doorsOf(within))
  return {
    units: byUnit.map(([unit]) => unit),
    floors: floors.map((floor) => ({
      floor,
      units: doors.map((unit) => unit.filter((door) => door.floor === floor)),
    })),
  }
}

/** The doors of one unit, top floor first, then by room number. */
export function doorsOf(households: readonly HouseholdSummary[]): Door[] {
  const groups = grouped(households, ({ floor, room }) => `${floor} ${room}`)
  return [...groups.values()]
    .map(([first, ...others]): Door => {
      const { room, floor } = first!
      return { room, floor, households: [first!, ...others] }
    })
    .sort((a, b) => downwards(a.floor, b.floor) || inOrder(a.room, b.room))
}

/** Bands of ten floors to jump to, each by its topmost floor; none where a building can be seen at a glance. */
export function floorBands(floors: readonly Floor[]): { readonly top: number; readonly bottom: number }[] {
  const numbers = floors.flatMap(({ floor }) => (floor === null ? [] : [floor]))
  if (numbers.length <= 12) return []
  const bands = grouped(numbers, (floor) => Math.ceil(floor / 10))
  return [...bands.values()].map((band) => ({ top: Math.max(...band), bottom: Math.min(...band) }))
}

/** Top floor first; what has no number comes last. */
function downwards(a: number | null, b: number | null): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null)
  return b - a
}
