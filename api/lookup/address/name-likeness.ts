import { halfWidth, normalText } from './normal-text.ts'
import { initialsOf, soundingLength } from './pinyin.ts'

/** A name of the town as it is looked for. */
export interface KnownName {
  /** As `normalText` writes it. */
  readonly name: string
  /** The same with its numerals as they are said, and the first letters of that. */
  readonly said: string
  readonly initials: string
}

/** Knows a name as the town writes it. */
export function knownName(written: string): KnownName {
  const said = halfWidth(written).replace(/[^\p{L}\p{N}]/gu, '')
  return { name: normalText(written), said, initials: initialsOf(said) }
}

/** The names of a query: all of the text that is no number, and its pieces. */
export interface WrittenNames {
  readonly text: string
  readonly pieces: readonly string[]
}

/** Names this long may be written with a character too many or too few; shorter ones only with a wrong one. */
const LEAST_FOR_MISSING = 4
const LEAST_FOR_WRONG = 3

const LATIN = /^[a-z]{2,}$/

/**
 * How surely `written` means a name, 0 to 1: 1 where it contains the name, less where it is only the beginning or
 * a part of it, its initials or its sounds, or where one character is wrong, missing, too many or changed places
 * (南侨花园 for 南桥花园).
 */
export function nameLikeness(written: WrittenNames, { name, said, initials }: KnownName): number {
  if (name.length === 0) return 0
  if (written.text.includes(name)) return 1
  let most = 0
  for (const piece of written.pieces) {
    const likeness = LATIN.test(piece) ? soundLikeness(piece, said, initials) : partLikeness(piece, name)
    most = Math.max(most, likeness)
  }
  if (most > 0 || name.length < LEAST_FOR_WRONG) return most
  return isNearlyIn(written.text, name) ? 0.8 * (1 - 1 / name.length) : 0
}

/** A name that is being typed, or a part of one: 南, 南桥, 桥花园. */
function partLikeness(piece: string, name: string): number {
  if (name.startsWith(piece)) return (piece.length === 1 ? 0.4 : 0.6) + (0.3 * piece.length) / name.length
  return piece.length >= 2 && name.includes(piece) ? 0.55 + (0.3 * piece.length) / name.length : 0
}

function soundLikeness(piece: string, said: string, initials: string): number {
  if (initials === piece) return 0.85
  if (initials.startsWith(piece)) return 0.55 + (0.3 * piece.length) / said.length
  const spelled = soundingLength(piece, said)
  return spelled === 0 ? 0 : 0.6 + (0.3 * spelled) / said.length
}

/** Whether `name` stands somewhere in `text` with one character wrong, missing, too many, or two changed about. */
function isNearlyIn(text: string, name: string): boolean {
  for (let at = 0; at < text.length; at++) {
    let same = 0
    while (same < name.length && text[at + same] === name[same]) same++
    const [rest, behind] = [name.slice(same + 1), at + same]
    if (text.startsWith(rest, behind + 1) && behind < text.length) return true
    if (text[behind] === name[same + 1] && text[behind + 1] === name[same]) {
      if (text.startsWith(name.slice(same + 2), behind + 2)) return true
    }
    if (name.length < LEAST_FOR_MISSING || same === 0) continue
    if (rest !== '' && text.startsWith(rest, behind)) return true
    if (text.startsWith(name.slice(same), behind + 1)) return true
  }
  return false
}
