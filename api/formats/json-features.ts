/** Where the features of a collection stand in its bytes, [from, to) each, and what stands around them. */
export interface FeatureSlices {
  /** Two numbers a feature. */
  readonly bounds: readonly number[]
  /** The collection as text, its list of features empty. */
  readonly around: string
}

const [QUOTE, BACKSLASH, COMMA, OPEN_LIST, CLOSE_LIST, OPEN, CLOSE] = [
  0x22, 0x5c, 0x2c, 0x5b, 0x5d, 0x7b, 0x7d,
]
const KEY = Buffer.from('"features"')

/**
 * Finds the features of a collection in UTF-8 without making values of them, so that a large file needs no more memory
 * than its bytes and one feature. Only brackets and quotation marks are looked at: whoever parses the slices finds what
 * is wrong in them. Null where the outermost value has no list under `features`, or more than one.
 */
export function featureSlices(bytes: Buffer): FeatureSlices | null {
  const bounds: number[] = []
  let [depth, listFrom, listTo, from] = [0, -1, -1, 0]
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at]!
    const inList = listFrom !== -1 && listTo === -1
    if (byte === QUOTE) {
      const end = endOfString(bytes, at)
      if (end === -1) return null
      const isKey =
        depth === 1 && end - at + 1 === KEY.length && bytes.compare(KEY, 0, KEY.length, at, end + 1) === 0
      const list = isKey ? listAfter(bytes, end + 1) : -1
      at = end
      if (list === -1) continue
      if (listFrom !== -1) return null
      listFrom = list
      from = list + 1
      depth = 2
      at = list
    } else if (byte === OPEN || byte === OPEN_LIST) depth++
    else if (byte === COMMA && inList && depth === 2) {
      bounds.push(from, at)
      from = at + 1
    } else if (byte === CLOSE || byte === CLOSE_LIST) {
      if (inList && depth === 2) {
        listTo = at
        if (bounds.length > 0 || !isBlank(bytes, from, at)) bounds.push(from, at)
      }
      depth--
      if (depth < 0) return null
    }
  }
  if (listTo === -1 || depth !== 0) return null
  const around = `${bytes.toString('utf8', 0, listFrom + 1)}${bytes.toString('utf8', listTo)}`
  return { bounds, around }
}

/** Where the mark stands that ends a string, or -1. */
function endOfString(bytes: Buffer, start: number): number {
  for (let end = bytes.indexOf(QUOTE, start + 1); end !== -1; end = bytes.indexOf(QUOTE, end + 1)) {
    let before = end - 1
    while (bytes[before] === BACKSLASH) before--
    if ((end - before) % 2 === 1) return end
  }
  return -1
}

/** Where the list begins that follows a key and its colon, or -1. */
function listAfter(bytes: Buffer, end: number): number {
  let at = skipBlanks(bytes, end)
  if (bytes[at] !== 0x3a) return -1
  at = skipBlanks(bytes, at + 1)
  return bytes[at] === OPEN_LIST ? at : -1
}

function skipBlanks(bytes: Buffer, from: number): number {
  let at = from
  while (bytes[at] === 0x20 || bytes[at] === 0x0a || bytes[at] === 0x0d || bytes[at] === 0x09) at++
  return at
}

function isBlank(bytes: Buffer, from: number, to: number): boolean {
  return skipBlanks(bytes, from) >= to
}
