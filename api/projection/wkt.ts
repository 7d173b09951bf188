/** `KEYWORD["text", 1.5, OTHER[…]]` as a tree. Keywords are in capitals, words without quotes are texts. */
export interface WktNode {
  readonly keyword: string
  readonly values: readonly (string | number)[]
  readonly children: readonly WktNode[]
}

/** Longer is no description of a reference system. */
const MOST_CHARACTERS = 20_000
const DEEPEST = 30
const TOKEN =
  /\s*(?:"((?:[^"]|"")*)"|([-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?)|([A-Za-z_][A-Za-z0-9_]*)|([[\](),]))/y

/** Well-known text of a reference system, WKT1 or WKT2, as a tree; null where it is none. */
export function parseWkt(text: string): WktNode | null {
  if (text.length > MOST_CHARACTERS) return null
  const tokens = tokensOf(text)
  if (tokens === null) return null
  let at = 0
  const node = (depth: number): WktNode | null => {
    const word = tokens[at++]
    if (word?.kind !== 'word' || tokens[at++]?.kind !== 'open' || depth > DEEPEST) return null
    const values: (string | number)[] = []
    const children: WktNode[] = []
    for (;;) {
      const token = tokens[at]
      if (token === undefined) return null
      if (token.kind === 'word' && tokens[at + 1]?.kind === 'open') {
        const child = node(depth + 1)
        if (child === null) return null
        children.push(child)
      } else if (token.kind === 'open' || token.kind === 'close' || token.kind === 'comma') {
        return null
      } else {
        values.push(token.value)
        at++
      }
      const next = tokens[at++]
      if (next?.kind === 'close') return { keyword: String(word.value).toUpperCase(), values, children }
      if (next?.kind !== 'comma') return null
    }
  }
  return node(0)
}

interface Token {
  readonly kind: 'text' | 'number' | 'word' | 'open' | 'close' | 'comma'
  readonly value: string | number
}

function tokensOf(text: string): Token[] | null {
  const trimmed = text.replace(/[\s\0\uFEFF]+$/, '').replace(/^\uFEFF/, '')
  const tokens: Token[] = []
  TOKEN.lastIndex = 0
  while (TOKEN.lastIndex < trimmed.length) {
    const found = TOKEN.exec(trimmed)
    if (found === null) return null
    const [, quoted, number, word, sign] = found
    if (quoted !== undefined) tokens.push({ kind: 'text', value: quoted.replaceAll('""', '"') })
    else if (number !== undefined) tokens.push({ kind: 'number', value: Number(number) })
    else if (word !== undefined) tokens.push({ kind: 'word', value: word })
    else tokens.push({ kind: sign === ',' ? 'comma' : '[('.includes(sign!) ? 'open' : 'close', value: sign! })
  }
  return tokens
}
