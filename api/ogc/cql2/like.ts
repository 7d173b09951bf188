/**
 * Whether a text matches a pattern in which `%` stands for any characters, `_` for one and a backslash takes the next one
 * as it is. Goes through both once, going back to the last `%` alone: no pattern takes long.
 */
export function isLike(text: string, pattern: string): boolean {
  const wanted = partsOf(pattern)
  const given = [...text]
  let t = 0
  let p = 0
  let back: { readonly p: number; t: number } | null = null
  while (t < given.length) {
    const part = wanted[p]
    if (part === MANY) back = { p: p++, t }
    else if (part === ONE || part === given[t]) {
      t++
      p++
    } else if (back !== null) {
      t = ++back.t
      p = back.p + 1
    } else return false
  }
  return wanted.slice(p).every((part) => part === MANY)
}

const MANY = Symbol('%')
const ONE = Symbol('_')

function partsOf(pattern: string): (string | symbol)[] {
  const parts: (string | symbol)[] = []
  let isEscaped = false
  for (const character of pattern) {
    if (isEscaped) parts.push(character)
    else if (character === '%') parts.push(MANY)
    else if (character === '_') parts.push(ONE)
    else if (character !== '\\') parts.push(character)
    isEscaped = !isEscaped && character === '\\'
  }
  return parts
}

/** A text without the difference of capitals. */
export function withoutCase(text: string): string {
  return text.toUpperCase().toLowerCase()
}

/** A text without accents. */
export function withoutAccents(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').normalize('NFC')
}
