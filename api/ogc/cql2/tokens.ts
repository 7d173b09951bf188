import { FilterFault } from './tree.ts'

/** A word of a filter in text, with the place of its first character, counted from 1. */
export interface Token {
  readonly kind: 'number' | 'string' | 'name' | 'quoted' | 'sign' | 'end'
  /** Without quotes and escapes. */
  readonly text: string
  readonly at: number
}

/** Longest filter in characters; what is longer would not fit an address either. */
export const LONGEST = 8_000

const SPACE = /\s+/y

type Kind = Exclude<Token['kind'], 'end'>

/** Each kind of word, tried in this order, and what it says without its quotes. */
const WORDS: readonly (readonly [kind: Kind, pattern: RegExp, said: (found: RegExpExecArray) => string])[] = [
  ['number', /(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?/y, ([all]) => all],
  ['name', /[\p{L}_:][\p{L}\p{M}\p{N}_.:]*/uy, ([all]) => all],
  // A quote within is written twice or after a backslash.
  [
    'string',
    /'((?:[^'\\]|''|\\'|\\(?!'))*)'/y,
    ([, inner = '']) => inner.replaceAll("''", "'").replaceAll("\\'", "'"),
  ],
  ['quoted', /"((?:[^"]|"")*)"/y, ([, inner = '']) => inner.replaceAll('""', '"')],
  ['sign', /<>|<=|>=|[-=<>+*/%^(),]/y, ([all]) => all],
]

/** The words of a filter; throws a fault that says where a character fits nowhere. */
export function tokensOf(text: string): Token[] {
  if (text.length > LONGEST)
    throw new FilterFault(`超过 ${LONGEST} 个字符。`, `It has more than ${LONGEST} characters.`)
  const tokens: Token[] = []
  let at = 0
  const found = (pattern: RegExp): RegExpExecArray | null => {
    pattern.lastIndex = at
    return pattern.exec(text)
  }
  for (;;) {
    at += found(SPACE)?.[0].length ?? 0
    if (at >= text.length) break
    const token = wordAt(at, found)
    if (token === null)
      throw new FilterFault(
        `第 ${at + 1} 个字符用不了；文字要放在单引号里。`,
        `Character ${at + 1} fits nowhere; texts stand in single quotes.`,
      )
    tokens.push(token.word)
    at += token.length
  }
  tokens.push({ kind: 'end', text: '', at: text.length + 1 })
  return tokens
}

function wordAt(at: number, find: (pattern: RegExp) => RegExpExecArray | null) {
  for (const [kind, pattern, said] of WORDS) {
    const found = find(pattern)
    if (found !== null) return { word: { kind, text: said(found), at: at + 1 }, length: found[0].length }
  }
  return null
}
