import type { HouseholdEdit } from '#contract/household-changes.ts'
import type { HouseholdDetail } from '#contract/households.ts'

/** What is typed about a dwelling; empty where nothing was. */
export interface DwellingValues {
  readonly room: string
  readonly floor: string
  readonly occupancy: HouseholdDetail['occupancy']
  /** `YYYY-MM-DD` */
  readonly since: string
}

/** The form of a household as it is registered. */
export function dwellingOf({ room, floor, occupancy, since }: HouseholdDetail): DwellingValues {
  return { room, floor: floor?.toString() ?? '', occupancy, since: since ?? '' }
}

/** A floor as typed. */
export function floorOf(typed: string): number | null {
  return typed.trim() === '' ? null : Number(typed)
}

/** Whether a floor as typed is one the server takes. */
export function isFloor(typed: string): boolean {
  return (
    typed.trim() === '' || (/^\s*-?\d{1,3}\s*$/.test(typed) && Number(typed) >= -5 && Number(typed) <= 150)
  )
}

/** Only what was changed since the form was opened, so that what others changed meanwhile stays as they made it. */
export function householdEdit(before: DwellingValues, after: DwellingValues, version: number): HouseholdEdit {
  return {
    version,
    ...(after.room.trim() === before.room ? {} : { room: after.room.trim() }),
    ...(floorOf(after.floor) === floorOf(before.floor) ? {} : { floor: floorOf(after.floor) }),
    ...(after.occupancy === before.occupancy ? {} : { occupancy: after.occupancy }),
    ...(after.since === before.since ? {} : { since: after.since || null }),
  }
}
