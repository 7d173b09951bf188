/** Where a text stops being JSON: offset from 0 in UTF-16 units, line and column from 1. */
export interface JsonFault {
  readonly offset: number
  readonly line: number
  readonly column: number
  /** What stands there, shortened; empty at the end of the text. */
  readonly found: string
}

const BLANK = /[ \t\n\r]*/y
// biome-ignore lint/suspicious/noControlCharactersInRegex: JSON forbids exactly these inside a string.
const STRING = /"[^"\\\x00-\x1f]*(?:\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})[^"\\\x00-\x1f]*)*"/y
const SCALAR = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y

type Wanted = 'value' | 'value-or-close' | 'key' | 'key-or-close' | 'colon' | 'comma-or-close' | 'end'

/**
 * The first place where `text` breaks the grammar of RFC 8259, or null where it does not. `JSON.parse` is
 * faster and judges; this only says where, which the engine's own messages do not always do.
 */
export function jsonFault(text: string): JsonFault | null {
  const open: ('{' | '[')[] = []
  let wanted: Wanted = 'value'
  let at = skip(text, 0)
  while (at < text.length) {
    const step = next(text, at, wanted, open)
    if (step === null) return faultAt(text, at)
    wanted = step.wanted
    at = skip(text, step.to)
  }
  return wanted === 'end' ? null : faultAt(text, text.length)
}

function next(
  text: string,
  at: number,
  wanted: Wanted,
  open: ('{' | '[')[],
): { wanted: Wanted; to: number } | null {
  const char = text[at]!
  const afterValue: Wanted = open.length > 0 ? 'comma-or-close' : 'end'
  const closes = char === (open.at(-1) === '{' ? '}' : ']')
  if (closes && open.length > 0 && wanted.endsWith('-or-close')) {
    open.pop()
    return { wanted: open.length > 0 ? 'comma-or-close' : 'end', to: at + 1 }
  }
  if (wanted === 'comma-or-close') {
    return char === ',' ? { wanted: open.at(-1) === '{' ? 'key' : 'value', to: at + 1 } : null
  }
  if (wanted === 'colon') return char === ':' ? { wanted: 'value', to: at + 1 } : null
  if (wanted === 'end') return null
  if (wanted.startsWith('key')) {
    const to = match(STRING, text, at)
    return to === null ? null : { wanted: 'colon', to }
  }
  if (char === '{' || char === '[') {
    open.push(char)
    return { wanted: char === '{' ? 'key-or-close' : 'value-or-close', to: at + 1 }
  }
  const to = match(STRING, text, at) ?? match(SCALAR, text, at)
  return to === null ? null : { wanted: afterValue, to }
}

function match(pattern: RegExp, text: string, at: number): number | null {
  pattern.lastIndex = at
  return pattern.test(text) ? pattern.lastIndex : null
}

function skip(text: string, at: number): number {
  return match(BLANK, text, at) ?? at
}

function faultAt(text: string, offset: number): JsonFault {
  const before = text.slice(0, offset)
  const line = before.split('\n').length
  return { offset, line, column: offset - before.lastIndexOf('\n'), found: text.slice(offset, offset + 20) }
}
