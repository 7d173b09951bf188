import type { DrawnGrid } from '../coverage-input.ts'
import type { GridKey } from '../snapshot.ts'
import { choicesOf, type Dispute } from './conflict.ts'
import type { Ground } from './ground.ts'

/**
 * Grids whose ground lies mostly in another polygon of the level above than in their declared parent's: the faces
 * outside the declared one are disputed. Declared is proposed.
 */
export function parentDisputes(ground: Ground, grids: readonly DrawnGrid[]): Dispute[] {
  const shared = new Map<GridKey, Map<GridKey, number>>()
  const faces = new Map<GridKey, number[]>()
  ground.covering.forEach((covering, f) => {
    for (const child of covering) {
      if (child.level === 1) continue
      const above = covering.filter(({ level }) => level === child.level - 1)
      const sums = shared.get(child.key) ?? new Map<GridKey, number>()
      shared.set(child.key, sums)
      for (const { key } of above) sums.set(key, (sums.get(key) ?? 0) + ground.subdivision.twiceArea[f]!)
      if (above.some(({ key }) => key === child.parent)) continue
      const outside = faces.get(child.key)
      if (outside === undefined) faces.set(child.key, [f])
      else outside.push(f)
    }
  })
  const byKey = new Map(grids.map((grid) => [grid.key, grid]))
  return grids.flatMap((grid): Dispute[] => {
    const outside = faces.get(grid.key)
    const sums = shared.get(grid.key)
    if (outside === undefined || sums === undefined || grid.parent === null) return []
    const own = sums.get(grid.parent) ?? 0
    const [best] = [...sums].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))
    if (best === undefined || best[1] <= own) return []
    const geometric = byKey.get(best[0])!
    const declared = byKey.get(grid.parent)
    if (declared === undefined || declared.community !== geometric.community) return []
    return [
      {
        reason: 'parent-elsewhere',
        faces: outside,
        widthM: 0,
        grids: [grid.key, declared.key, geometric.key],
        choices: [{ id: 'keep', does: 'keep', grid: null }, ...choicesOf('parent', [geometric])],
        proposed: 'keep',
        movedM: () => 0,
      },
    ]
  })
}
