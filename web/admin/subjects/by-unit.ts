import type { SubjectDoors } from '#contract/protection.ts'

type Room = SubjectDoors['doors'][number]

/** Rooms by unit in the order they came; within a unit from the top floor down, then by room, closed households last. */
export function byUnit(doors: readonly Room[]): { readonly unit: string | null; readonly rooms: Room[] }[] {
  return [...new Set(doors.map(({ unit }) => unit))].map((unit) => ({
    unit,
    rooms: doors
      .filter((door) => door.unit === unit)
      .sort(
        (a, b) =>
          Number(a.closed) - Number(b.closed) ||
          (b.floor ?? -100) - (a.floor ?? -100) ||
          a.room.localeCompare(b.room, 'zh-CN', { numeric: true }),
      ),
  }))
}
