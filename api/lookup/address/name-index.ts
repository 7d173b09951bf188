import { type KnownName, knownName, nameLikeness, type WrittenNames } from './name-likeness.ts'
import { normalText } from './normal-text.ts'

/** Names of a town by the characters they are made of, so that a search compares only names that can be meant. */
export interface NameIndex {
  /** The number a name is known by; the name is as the town writes it, and null where nothing is written. */
  idOf(name: string): number | null
  /** Likeness by number of every name that `written` may mean. */
  likely(written: WrittenNames): ReadonlyMap<number, number>
}

/** More characters than a name has: names that begin with a written sound are always compared. */
const ENOUGH = 255

/** Names are found by the first letter of their sound as well as by their characters. */
function soundKey(letters: string): string {
  return `sound ${letters[0]}`
}

/** A name inside a longer one that was also written says less: 南桥花园 in 南桥花园东区. */
const INSIDE_LONGER = 0.85

export function createNameIndex(): NameIndex {
  const idByName = new Map<string, number>()
  const names: KnownName[] = []
  const idsByCharacter = new Map<string, number[]>()
  let counts = new Uint8Array(1024)

  const add = (written: string): number => {
    const id = names.length
    const known = knownName(written)
    names.push(known)
    idByName.set(known.name, id)
    for (const character of new Set([...known.name, soundKey(known.initials)])) {
      const ids = idsByCharacter.get(character)
      if (ids === undefined) idsByCharacter.set(character, [id])
      else ids.push(id)
    }
    if (counts.length <= id) counts = new Uint8Array(2 * counts.length)
    return id
  }

  return {
    idOf(written) {
      const name = normalText(written)
      return name === '' ? null : (idByName.get(name) ?? add(written))
    },
    likely(written) {
      const touched: number[] = []
      const count = (key: string, weight: number): void => {
        for (const id of idsByCharacter.get(key) ?? []) {
          if (counts[id] === 0) touched.push(id)
          counts[id] = Math.min(counts[id]! + weight, ENOUGH)
        }
      }
      for (const character of new Set(written.text)) count(character, 1)
      for (const key of new Set(written.pieces.map(soundKey))) count(key, ENOUGH)
      const shortest = Math.min(...written.pieces.map((piece) => piece.length))
      const likely = new Map<number, number>()
      for (const id of touched) {
        const shared = counts[id]!
        counts[id] = 0
        const known = names[id]!
        // A repeated character counts once, so half of a name's length is asked of it and not all but one.
        if (shared < Math.min(shortest, Math.floor(known.name.length / 2))) continue
        const likeness = nameLikeness(written, known)
        if (likeness > 0) likely.set(id, likeness)
      }
      return withoutInner(likely, names)
    },
  }
}

function withoutInner(likely: Map<number, number>, names: readonly KnownName[]): Map<number, number> {
  const whole = [...likely].filter(([, likeness]) => likeness === 1).map(([id]) => id)
  for (const id of whole) {
    const { name } = names[id]!
    if (whole.some((other) => other !== id && names[other]!.name.includes(name)))
      likely.set(id, INSIDE_LONGER)
  }
  return likely
}
