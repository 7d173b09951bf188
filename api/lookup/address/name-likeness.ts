/** Below this share of its characters a name was not meant. */
const LEAST_SHARE = 0.7

/**
 * How surely `written` (the names of a query) means `name`, 0 to 1: 1 where it contains the name, less where it
 * is only the beginning or a part of it, or where a character or two differ (南侨花园 for 南桥花园).
 */
export function nameLikeness(written: string, name: string): number {
  if (name.length === 0 || written.length === 0) return 0
  if (written.includes(name)) return 1
  for (const part of written.split('|')) {
    if (part.length >= 2 && name.includes(part)) return 0.6 + (0.3 * part.length) / name.length
  }
  if (name.length < 3) return 0
  const share = commonLength(written, name) / name.length
  return share < LEAST_SHARE ? 0 : 0.8 * share
}

/** Length of the longest common subsequence. */
function commonLength(a: string, b: string): number {
  let row = new Uint8Array(b.length + 1)
  for (const character of a) {
    const next = new Uint8Array(b.length + 1)
    for (let j = 1; j <= b.length; j++) {
      next[j] = b[j - 1] === character ? row[j - 1]! + 1 : Math.max(row[j]!, next[j - 1]!)
    }
    row = next
  }
  return row[b.length]!
}
