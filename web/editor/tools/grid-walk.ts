import type { GridKey } from '#plan/snapshot.ts'
import type { Desk } from '../tool.ts'

/** Walks with keys from grid to grid of the level at work; Space keeps those walked to. */
export function gridWalk(desk: Desk) {
  let pinned: readonly GridKey[] = []
  let at: GridKey | null = null
  const show = () => desk.select(at === null || pinned.includes(at) ? pinned : [...pinned, at])
  return {
    next(backwards: boolean): void {
      const grids = desk.plan().snapshot.grids.filter(({ level }) => level === desk.level())
      if (grids.length === 0) return
      pinned = pinned.filter((key) => grids.some((grid) => grid.key === key))
      const now = grids.findIndex(({ key }) => key === (at ?? desk.selected().at(-1)))
      at = grids[now === -1 ? 0 : (now + (backwards ? -1 : 1) + grids.length) % grids.length]!.key
      show()
    },
    pin(): void {
      if (at === null) return
      const key = at
      pinned = pinned.includes(key) ? pinned.filter((each) => each !== key) : [...pinned, key]
      show()
    },
    /** Something else was chosen. */
    forget(): void {
      pinned = []
      at = null
    },
  }
}
