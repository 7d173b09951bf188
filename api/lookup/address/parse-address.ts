import { type AddressParts, formatAddress } from './address-parts.ts'
import type { KeptNames } from './kept-names.ts'
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

const MARKS = new RegExp(`[${Object.values(MARK).join('')}]`, 'g')

/** An address is in canonical form after one round; the bound is for texts that are no addresses. */
const ROUNDS = 12

/**
 * Reads an address as people write it; every text is one. `parse(format(parse(x)))` is `parse(x)`: where the canonical
 * form of a text reads otherwise than the text itself, the form that stays is the answer.
 */
export function parseAddress(text: string): AddressParts {
  let parts = readAddress(text).parts
  const seen = new Map([[keyOf(parts), parts]])
  for (let round = 0; round < ROUNDS; round++) {
    parts = readAddress(formatAddress(parts)).parts
    const key = keyOf(parts)
    if (seen.has(key)) return oneOfCircle(seen, key)
    seen.set(key, parts)
  }
  return parts
}

function keyOf(parts: AddressParts): string {
  return JSON.stringify(parts)
}

/** Addresses that are read as one another in a circle have one that speaks for them: the first in the order of strings. */
function oneOfCircle(seen: ReadonlyMap<string, AddressParts>, again: string): AddressParts {
  const keys = [...seen.keys()]
  return seen.get(keys.slice(keys.indexOf(again)).sort()[0]!)!
}

/** Reads an address once, with what could not be placed; `kept` are names in which no number is to be read. */
export function readAddress(text: string, kept?: KeptNames): ReadAddress {
  const plain = plainText(text)
  const { numbers, rest, left: second } = readNumbers(kept?.hide(plain.text) ?? plain.text)
  const regions = readRegions(rest)
  const { names, left } = readNames(regions.rest, numbers.building !== null)
  const show = <T extends string | null>(name: T): T =>
    name === null ? name : ((kept?.show(name) ?? name) as T)
  return {
    parts: {
      province: regions.regions.province,
      city: regions.regions.city,
      district: regions.regions.district,
      street: regions.regions.street,
      community: show(names.community),
      village: show(names.village),
      group: numbers.group ?? names.group,
      road: show(names.road),
      number: numbers.number,
      compound: show(names.compound),
      house: numbers.house,
      building: numbers.building,
      unit: numbers.unit,
      floor: numbers.floor,
      room: numbers.room,
    },
    names: show(namesOf(rest)),
    left: [...plain.left, ...second, ...regions.left, ...left].map((words) => show(words)),
  }
}

function namesOf(rest: string): string {
  return rest
    .replace(MARKS, '|')
    .replace(/[-#~]/g, '')
    .replace(/\|+/g, '|')
    .replace(/^\||\|$/g, '')
}
