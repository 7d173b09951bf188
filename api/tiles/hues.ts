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
  const around = new Map(nodes.map((node) => [node, new Set<number>()]))
  const uses: number[] = []
  const pending = new Set(nodes)
  const comesBefore = (a: T, b: T) => {
    const difference = around.get(a)!.size - around.get(b)!.size
    if (difference !== 0) return difference > 0
    return (neighbours.get(a)?.size ?? 0) > (neighbours.get(b)?.size ?? 0)
  }
  for (let left = nodes.length; left > 0; left--) {
    let next = pending.values().next().value as T
    for (const node of pending) if (comesBefore(node, next)) next = node
    const taken = around.get(next)!
    const free = Array.from({ length: preferred }, (_, c) => c).filter((c) => !taken.has(c))
    const chosen = free.length > 0 ? leastUsed(free, uses) : firstFree(taken, preferred)
    colour.set(next, chosen)
    uses[chosen] = (uses[chosen] ?? 0) + 1
    pending.delete(next)
    for (const node of neighbours.get(next) ?? []) around.get(node)?.add(chosen)
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
