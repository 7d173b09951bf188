import { type AddressParts, formatAddress } from './address-parts.ts'
import { plainText } from './plain-text.ts'
import { readNames } from './read-names.ts'
import { MARK, readNumbers } from './read-numbers.ts'
import { readRegions } from './read-regions.ts'

/** An address as it was read. */
export interface ReadAddress {
  readonly parts: AddressParts
  /** Everything that is not a number, in the order of writing, divided by `|`: what names are looked for in. */
  readonly names: string
  /** Words no part could be made of: landmarks, what stands behind the last number. */
  readonly left: readonly string[]
}

/** A canonical form is reached in one or two rounds; the bound is for texts that are no addresses. */
const ROUNDS = 4

/** Reads an address as people write it; every text is one. `parse(format(parse(x)))` is `parse(x)`. */
export function parseAddress(text: string): AddressParts {
  let parts = readAddress(text).parts
  for (let round = 0; round < ROUNDS; round++) {
    const again = readAddress(formatAddress(parts)).parts
    if (formatAddress(again) === formatAddress(parts)) return parts
    parts = again
  }
  return parts
}

/** Reads an address once, with what could not be placed. */
export function readAddress(text: string): ReadAddress {
  const plain = plainText(text)
  const { numbers, rest } = readNumbers(plain.text)
  const regions = readRegions(rest)
  const { names, left } = readNames(regions.rest, numbers.building !== null)
  return {
    parts: {
      province: regions.regions.province,
      city: regions.regions.city,
      district: regions.regions.district,
      street: regions.regions.street,
      community: names.community,
      village: names.village,
      group: numbers.group ?? names.group,
      road: names.road,
      number: numbers.number,
      compound: names.compound,
      house: numbers.house,
      building: numbers.building,
      unit: numbers.unit,
      floor: numbers.floor,
      room: numbers.room,
    },
    names: namesOf(rest),
    left: [...plain.left, ...regions.left, ...left],
  }
}

function namesOf(rest: string): string {
  return rest
    .replace(new RegExp(`[${Object.values(MARK).join('')}]`, 'g'), '|')
    .replace(/[-#~]/g, '')
    .replace(/\|+/g, '|')
    .replace(/^\||\|$/g, '')
}
