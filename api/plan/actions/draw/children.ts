import type { Hierarchy } from '../../hierarchy.ts'
import type { Face, GridKey, Snapshot } from '../../snapshot.ts'

/** The most children a grid may have. */
export const MAX_CHILDREN = 99

/** Keys of a grid and of all below it. */
export function subtreeOf(hierarchy: Hierarchy, key: GridKey): GridKey[] {
  return [key, ...hierarchy.childrenOf(key).flatMap((child) => subtreeOf(hierarchy, child.key))]
}

/** How many levels a community has names for; 0 for one that is not of the plan. */
export function levelsOf(snapshot: Snapshot, community: string): number {
  return snapshot.communities.find(({ code }) => code === community)?.levels.length ?? 0
}

/** Whether a divided grid may lose its last child: it holds ground itself, none of it exempt, and so goes on undivided. */
export function mayBeChildless(faces: readonly Face[], grid: GridKey): boolean {
  const own = faces.filter(({ holder }) => holder === grid)
  return own.length > 0 && own.every(({ exemption }) => exemption === null)
}
