import { gridUnder } from '../face-index.ts'
import type { Desk, Tool } from '../tool.ts'
import { ringTool } from './ring-tool.ts'

/** 划归: the first click chooses who takes the ground, unless a grid is chosen already; then a ring around the ground. */
export function assignTool(desk: Desk): Tool {
  const taker = () => (desk.selected().length === 1 ? desk.selected()[0] : undefined)
  const ring = ringTool(desk, {
    hint: () => (taker() === undefined ? 'hintAssignTo' : 'hintAssign'),
    action(area) {
      const to = taker()
      return to === undefined
        ? { refused: 'no-such-grid', at: area[0]! }
        : { type: 'assign', id: desk.newId(), area, to }
    },
  })
  return {
    ...ring,
    down: (pointer) => taker() !== undefined && (ring.down?.(pointer) ?? false),
    click(pointer) {
      const grid = taker() === undefined ? gridUnder(desk.plan(), pointer.at, 3) : undefined
      if (taker() !== undefined) ring.click?.(pointer)
      else if (grid !== undefined) desk.select([grid.key])
    },
  }
}
