import { normalText } from '../../../lookup/address/normal-text.ts'

/** The name nearest to a word, where no more than one character in three is another, missing or too many; else null. */
export function nearestName(word: string, names: Iterable<string>): string | null {
  const wanted = normalText(word)
  const most = Math.max(1, Math.floor(wanted.length / 3))
  let best: { readonly name: string; readonly away: number } | null = null
  for (const name of names) {
    const known = normalText(name)
    if (Math.abs(known.length - wanted.length) > most) continue
    const away = distance(wanted, known)
    // Of one character nothing is left to be alike.
    if (away <= most && away < Math.max(wanted.length, known.length) && (best === null || away < best.away)) {
      best = { name, away }
    }
  }
  return best?.name ?? null
}

/** Characters to change, add or drop until one text is the other (Levenshtein). */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1
      next.push(Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + same))
    }
    row = next
  }
  return row[b.length]!
}
