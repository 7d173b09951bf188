import type { AddressParts } from './address-parts.ts'
import type { ReadDoor } from './read-door.ts'
import { numberAgreement } from './written-number.ts'

/** What each part of an address weighs; parts nobody wrote weigh nothing. */
const WEIGHT = { names: 0.5, number: 0.25, house: 0.3, group: 0.2, building: 0.3, unit: 0.15 } as const

/** The parts that tell one door from another. */
type NumberedPart = Exclude<keyof typeof WEIGHT, 'names'>

/** Who names no unit means the building's own door before that of one of its units. */
const UNASKED_UNIT = 0.9

/** The gate's number written for a house behind it. */
const GATE_OF_HOUSE = 0.4

/** How a door agrees with a written number: 1 the same, less where another part may have been meant, 0 not. */
const AGREEMENT: Readonly<
  Record<NumberedPart, (written: string, read: ReadDoor, parts: AddressParts) => number>
> = {
  number: (written, { roadNumber, house, label }, { building, road }) =>
    Math.max(
      numberAgreement(written, house),
      // Of a lane's own houses one means the house unless its road was named: 幸福里5号 is not every door behind gate 5.
      road === null && house !== null
        ? Number(written === roadNumber) * GATE_OF_HOUSE
        : numberAgreement(written, roadNumber),
      building === null && written === label ? 0.8 : 0,
    ),
  house: (written, { house, label }) =>
    Math.max(numberAgreement(written, house), written === label ? 0.8 : 0),
  group: (written, { group }) => (written === group ? 1 : 0),
  building: (written, { label, house }) => (written === label ? 1 : written === house ? 0.4 : 0),
  unit: (written, { unit }) => (unit === null ? 0.4 : written === unit ? 1 : 0),
}

const NUMBERED = Object.keys(AGREEMENT) as NumberedPart[]

/** How sure doors are of being the one that was described. */
export interface Scorer {
  /**
   * The weighted share of the written parts that a door agrees with, given the likeness of its names; 0 where a
   * written number is another one than the door's.
   */
  score(read: ReadDoor, likeness: number): number
  /** What no door with this likeness can surpass. */
  most(likeness: number): number
}

export function scorerOf(parts: AddressParts): Scorer {
  const written = NUMBERED.filter((part) => parts[part] !== null)
  const numbers = written.reduce<number>((sum, part) => sum + WEIGHT[part], 0)
  const weights = WEIGHT.names + numbers
  return {
    score(read, likeness) {
      if (likeness === 0) return 0
      let sum: number = WEIGHT.names * likeness
      for (const part of written) {
        const agreement = AGREEMENT[part](parts[part]!, read, parts)
        if (agreement === 0) return 0
        sum += WEIGHT[part] * agreement
      }
      return (sum / weights) * (parts.unit === null && read.unit !== null ? UNASKED_UNIT : 1)
    },
    most: (likeness) => (WEIGHT.names * likeness + numbers) / weights,
  }
}
