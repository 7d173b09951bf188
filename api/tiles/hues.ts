/**
 * Colours a graph so that neighbours never have the same colour, by Brélaz's rule: next comes whoever sees most
 * colours around, then whoever has most neighbours. Of the colours allowed the least used is taken, first among
 * the `preferred` ones, beyond them only where it must be. Colours count from 0; the answer follows `nodes`.
 */
export function coloured<T>(
  nodes: readonly T[],
  neighbours: ReadonlyMap<T, ReadonlySet<T>>,
  preferred: number,
): Map<T, number> {
  const colour = new Map<T, number>()
  const uses: number[] = []
  const pending = new Set(nodes)
  while (pending.size > 0) {
    let [next, seen, around] = [undefined as T | undefined, -1, -1]
    for (const node of pending) {
      const near = neighbours.get(node)
      const saturation = new Set([...(near ?? [])].flatMap((other) => colour.get(other) ?? [])).size
      if (saturation > seen || (saturation === seen && (near?.size ?? 0) > around)) {
        ;[next, seen, around] = [node, saturation, near?.size ?? 0]
      }
    }
    const node = next as T
    const taken = new Set([...(neighbours.get(node) ?? [])].flatMap((other) => colour.get(other) ?? []))
    const free = Array.from({ length: preferred }, (_, c) => c).filter((c) => !taken.has(c))
    const chosen = free.length > 0 ? leastUsed(free, uses) : firstFree(taken, preferred)
    colour.set(node, chosen)
    uses[chosen] = (uses[chosen] ?? 0) + 1
    pending.delete(node)
  }
  return colour
}

function leastUsed(free: readonly number[], uses: readonly number[]): number {
  return free.reduce((best, c) => ((uses[c] ?? 0) < (uses[best] ?? 0) ? c : best))
}

function firstFree(taken: ReadonlySet<number>, from: number): number {
  let c = from
  while (taken.has(c)) c++
  return c
}
