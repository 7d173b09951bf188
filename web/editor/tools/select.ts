import { gridUnder } from '../face-index.ts'
import { NOTHING } from '../picture.ts'
import type { Desk, Tool } from '../tool.ts'
import { gridWalk } from './grid-walk.ts'

/** 选择: a click chooses the grid of the level under it; Shift adds or takes away; Tab walks from grid to grid. */
export function selectTool(desk: Desk): Tool {
  const walk = gridWalk(desk)
  return {
    picture: () => NOTHING,
    hint: () => 'hintSelect',
    ready: () => false,
    busy: () => false,
    cancel() {
      walk.forget()
      desk.select([])
    },
    click({ at, shift }) {
      walk.forget()
      const key = gridUnder(desk.plan(), at, desk.level())?.key
      const before = desk.selected()
      if (key === undefined) desk.select(shift ? before : [])
      else if (!shift) desk.select([key])
      else desk.select(before.includes(key) ? before.filter((each) => each !== key) : [...before, key])
    },
    next: walk.next,
    pin: walk.pin,
  }
}
