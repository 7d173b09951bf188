import { gridUnder } from '../face-index.ts'
import { NOTHING } from '../picture.ts'
import type { Desk, Tool } from '../tool.ts'

/** 选择: a click chooses the grid of the level under it; Shift adds or takes away; Tab walks from grid to grid. */
export function selectTool(desk: Desk): Tool {
  return {
    picture: () => NOTHING,
    hint: () => 'hintSelect',
    ready: () => false,
    busy: () => false,
    cancel: () => desk.select([]),
    click({ at, shift }) {
      const key = gridUnder(desk.plan(), at, desk.level())?.key
      const before = desk.selected()
      if (key === undefined) desk.select(shift ? before : [])
      else if (!shift) desk.select([key])
      else desk.select(before.includes(key) ? before.filter((each) => each !== key) : [...before, key])
    },
    next(backwards) {
      const grids = desk.plan().snapshot.grids.filter(({ level }) => level === desk.level())
      if (grids.length === 0) return
      const now = grids.findIndex(({ key }) => key === desk.selected().at(-1))
      const step = backwards ? -1 : 1
      const next = now === -1 ? 0 : (now + step + grids.length) % grids.length
      desk.select([grids[next]!.key])
    },
  }
}
