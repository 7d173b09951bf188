/** Words that a file repeats are few; beyond so many it is another kind of column, and is read each time. */
const MOST = 20_000

/** A reading of words that remembers what it read. */
export function remembered<Read>(read: (word: string) => Read): (word: string) => Read {
  const known = new Map<string, Read>()
  return (word) => {
    const found = known.get(word)
    if (found !== undefined) return found
    const value = read(word)
    if (known.size < MOST) known.set(word, value)
    return value
  }
}
