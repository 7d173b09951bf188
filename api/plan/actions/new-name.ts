/**
 * A name for a grid beside siblings: the number at the end of `like` counted on to the next that is free, as wide
 * as it was written; without one, numbered from 2.
 */
export function newName(like: string, taken: ReadonlySet<string>): string {
  const digits = /[0-9]+$/.exec(like)?.[0]
  const stem = digits === undefined ? `${like}-` : like.slice(0, -digits.length)
  for (let n = digits === undefined ? 2 : Number(digits) + 1; ; n++) {
    const name = stem + String(n).padStart(digits?.length ?? 1, '0')
    if (!taken.has(name)) return name
  }
}
