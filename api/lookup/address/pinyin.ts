import { REPRESENTATIVES } from './syllables.ts'

/**
 * Sounds of Chinese characters from the order in which `Intl` sorts them by pinyin: no table of characters is
 * needed. A character of several sounds has the one it is sorted by (重 is zhong, 厦 is sha).
 */
const byPinyin = new Intl.Collator('zh-u-co-pinyin')

/** The collation holds a mark before the first character of each letter (Unicode CLDR: U+FDD0 and the letter). */
const LETTERS = [...'ABCDEFGHJKLMNOPQRSTWXYZ'].map((letter) => ({
  letter: letter.toLowerCase(),
  first: `\uFDD0${letter}`,
}))

const HAN = /\p{Script=Han}/u

const initialByCharacter = new Map<string, string>()

/** First letters of the sounds of a name, other letters and digits as they are: 南桥花园 is nqhy. */
export function initialsOf(name: string): string {
  return [...name].map(initialOf).join('')
}

function initialOf(character: string): string {
  if (!HAN.test(character)) return character
  const known = initialByCharacter.get(character)
  if (known !== undefined) return known
  const initial =
    LETTERS.findLast(({ first }) => byPinyin.compare(first, character) <= 0)?.letter ?? character
  initialByCharacter.set(character, initial)
  return initial
}

const SYLLABLES = [...REPRESENTATIVES.keys()]
const POSITION = new Map(SYLLABLES.map((syllable, i) => [syllable, i]))
const LONGEST_SYLLABLE = 6

/**
 * Whether a name sounds like `written` (nanqiao) from its beginning: the number of its characters that were
 * written, 0 where it does not. The last syllable may be unfinished; each character must be sorted between the
 * neighbours of its syllable.
 */
export function soundingLength(written: string, name: string): number {
  const characters = [...name]
  const spell = (from: number, at: number): number => {
    if (from === written.length) return at
    const character = characters[at]
    if (character === undefined || character[0] === undefined) return 0
    for (let length = Math.min(LONGEST_SYLLABLE, written.length - from); length >= 1; length--) {
      const syllable = written.slice(from, from + length)
      const sounds = HAN.test(character)
        ? maySound(character, syllable) || (from + length === written.length && mayBegin(character, syllable))
        : character === syllable
      if (!sounds) continue
      const end = spell(from + length, at + 1)
      if (end > 0) return end
    }
    return 0
  }
  return spell(0, 0)
}

function maySound(character: string, syllable: string): boolean {
  const at = POSITION.get(syllable)
  if (at === undefined) return false
  const [before, after] = [SYLLABLES[at - 1], SYLLABLES[at + 1]]
  return (
    initialOf(character) === syllable[0] &&
    (before === undefined || byPinyin.compare(REPRESENTATIVES.get(before)!, character) < 0) &&
    (after === undefined || byPinyin.compare(character, REPRESENTATIVES.get(after)!) < 0)
  )
}

function mayBegin(character: string, beginning: string): boolean {
  return SYLLABLES.some((syllable) => syllable.startsWith(beginning) && maySound(character, syllable))
}
