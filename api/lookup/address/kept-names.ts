import { plainText } from './plain-text.ts'

/** Names of a town that hold a number themselves (机械厂一号院): they are kept whole while numbers are read. */
export interface KeptNames {
  /** Puts a sign in place of every kept name in a plain text. */
  hide(text: string): string
  /** Writes the names again where their signs are. */
  show(text: string): string
}

/** Signs are private characters, one for each name. */
const FIRST_SIGN = 0xf0000
const SIGN = /[\u{F0000}-\u{FFFFD}]/gu

/** Names are looked for by so many characters of their beginning. */
const KEY_LENGTH = 2

/** Keeps `names`, of names that overlap the longer one. */
export function createKeptNames(names: Iterable<string>): KeptNames {
  const kept = [...new Set([...names].map((name) => plainText(name).text))].filter(
    (name) => name.length > KEY_LENGTH,
  )
  const byBeginning = new Map<string, number[]>()
  kept.forEach((name, i) => {
    const key = name.slice(0, KEY_LENGTH)
    byBeginning.set(
      key,
      [...(byBeginning.get(key) ?? []), i].sort((a, b) => kept[b]!.length - kept[a]!.length),
    )
  })
  return {
    hide(text) {
      let hidden = ''
      for (let at = 0; at < text.length; ) {
        const found = byBeginning
          .get(text.slice(at, at + KEY_LENGTH))
          ?.find((i) => text.startsWith(kept[i]!, at))
        hidden += found === undefined ? text[at] : String.fromCodePoint(FIRST_SIGN + found)
        at += found === undefined ? 1 : kept[found]!.length
      }
      return hidden
    },
    show: (text) => text.replace(SIGN, (sign) => kept[sign.codePointAt(0)! - FIRST_SIGN] ?? ''),
  }
}
