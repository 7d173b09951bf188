import type { AddressParts } from './address-parts.ts'
import type { ReadDoor } from './read-door.ts'

/** Doors by their numbers, for an address that names no place: 3号楼2单元. */
export interface NumberIndex {
  /** The doors one of the written numbers can mean, in order of rank; all of them where none is told exactly. */
  doorsOf(parts: AddressParts): readonly ReadDoor[]
}

export function createNumberIndex(reads: readonly ReadDoor[]): NumberIndex {
  const doors = new Map<string, ReadDoor[]>()
  const add = (key: string, read: ReadDoor): void => {
    const there = doors.get(key)
    if (there === undefined) doors.set(key, [read])
    else there.push(read)
  }
  // In order of rank, so that every list is.
  for (const read of [...reads].sort((a, b) => a.rank - b.rank)) {
    const { label, house, roadNumber, group, unit } = read
    for (const number of new Set([label, house])) if (number !== null) add(`inner ${number}`, read)
    if (roadNumber !== null && roadNumber !== house && roadNumber !== label) add(`gate ${roadNumber}`, read)
    if (group !== null) add(`group ${group}`, read)
    if (unit !== null) add(`unit ${unit}`, read)
  }
  const of = (key: string): readonly ReadDoor[] => doors.get(key) ?? []
  return {
    doorsOf({ building, house, number, group, unit }) {
      if (building !== null) return of(`inner ${building}`)
      if (house !== null && !isRange(house)) return of(`inner ${house}`)
      if (number !== null && !isRange(number)) return [...of(`inner ${number}`), ...of(`gate ${number}`)]
      if (group !== null) return of(`group ${group}`)
      return unit === null ? reads : of(`unit ${unit}`)
    },
  }
}

function isRange(number: string): boolean {
  return /[~-]/.test(number)
}
