import type { AddressParts } from './parse-address.ts'
import type { ReadDoor } from './read-door.ts'

type NumberedPart = Exclude<keyof AddressParts, 'names'>

/** What each part of an address weighs; parts nobody wrote weigh nothing. */
const WEIGHT = { names: 0.5, number: 0.25, house: 0.3, group: 0.2, building: 0.3, unit: 0.15 } as const

/** Who names no unit means the building's own door before that of one of its units. */
const UNASKED_UNIT = 0.9

/** How a door agrees with a written number: 1 the same, less where another part may have been meant, 0 not. */
const AGREEMENT: Readonly<
  Record<NumberedPart, (written: string, read: ReadDoor, parts: AddressParts) => number>
> = {
  number: (written, { roadNumber, house, label }, { building }) =>
    written === house || written === roadNumber ? 1 : building === null && written === label ? 0.8 : 0,
  house: (written, { house, label }) => (written === house ? 1 : written === label ? 0.8 : 0),
  group: (written, { group }) => (written === group ? 1 : 0),
  building: (written, { label, house }) => (written === label ? 1 : written === house ? 0.4 : 0),
  unit: (written, { unit }) => (unit === null ? 0.4 : written === unit ? 1 : 0),
}

const NUMBERED = Object.keys(AGREEMENT) as NumberedPart[]

/**
 * How surely a door is the one that `parts` describe: the weighted share of the written parts it agrees with,
 * given the likeness of its names; 0 where a written number is another one than the door's.
 */
export function scorerOf(parts: AddressParts): (read: ReadDoor, likeness: number) => number {
  const written = NUMBERED.filter((part) => parts[part] !== null)
  const weights = written.reduce<number>((sum, part) => sum + WEIGHT[part], WEIGHT.names)
  return (read, likeness) => {
    if (likeness === 0) return 0
    let sum: number = WEIGHT.names * likeness
    for (const part of written) {
      const agreement = AGREEMENT[part](parts[part]!, read, parts)
      if (agreement === 0) return 0
      sum += WEIGHT[part] * agreement
    }
    return (sum / weights) * (parts.unit === null && read.unit !== null ? UNASKED_UNIT : 1)
  }
}
