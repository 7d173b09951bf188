/** Values of two lists in the order of their keys that only one of them holds; a value is itself or another. */
export function delta<Keyed extends { readonly key: string }>(
  before: readonly Keyed[],
  after: readonly Keyed[],
): { before: Keyed[]; after: Keyed[] } {
  const gone: Keyed[] = []
  const come: Keyed[] = []
  let i = 0
  let j = 0
  while (i < before.length || j < after.length) {
    const a = before[i]
    const b = after[j]
    if (a === b) {
      i++
      j++
    } else if (b === undefined || (a !== undefined && a.key < b.key)) {
      gone.push(a!)
      i++
    } else if (a === undefined || b.key < a.key) {
      come.push(b)
      j++
    } else {
      gone.push(a)
      come.push(b)
      i++
      j++
    }
  }
  return { before: gone, after: come }
}
