import { hierarchyOf } from '#plan/hierarchy.ts'
import type { Face, Grid, GridKey, Snapshot } from '#plan/snapshot.ts'

/** Grids of the same level and community that share a stretch of border with a grid, the longest first in vertices. */
export function neighboursOf({ grids, faces }: Pick<Snapshot, 'grids' | 'faces'>, key: GridKey): Grid[] {
  const hierarchy = hierarchyOf(grids)
  const grid = hierarchy.grid(key)
  const heldBy = ({ holder }: Face): Grid | undefined =>
    holder === null ? undefined : hierarchy.upwards(holder).find(({ level }) => level === grid.level)
  const own = new Set<string>()
  for (const face of faces) {
    if (heldBy(face)?.key !== key) continue
    for (const [a, b] of edgesOf(face)) own.add(`${b} ${a}`)
  }
  const shared = new Map<Grid, number>()
  for (const face of faces) {
    const other = face.community === grid.community ? heldBy(face) : undefined
    if (other === undefined || other.key === key) continue
    for (const [a, b] of edgesOf(face))
      if (own.has(`${a} ${b}`)) shared.set(other, (shared.get(other) ?? 0) + 1)
  }
  return [...shared].sort(([, a], [, b]) => b - a).map(([other]) => other)
}

function* edgesOf({ polygon }: Face): Generator<readonly [string, string]> {
  for (const ring of polygon)
    for (let i = 0; i < ring.length; i++) yield [ring[i]!.join(), ring[(i + 1) % ring.length]!.join()]
}
