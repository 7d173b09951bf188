import { twiceArea } from '#geometry/area.ts'
import { pointOnSurface } from '#geometry/point-on-surface.ts'
import type { Position } from '#geometry/position.ts'
import type { Action } from '#plan/actions/action.ts'
import type { Refused } from '#plan/actions/refusal.ts'
import { chainOf } from '../drawn/chain.ts'
import { faceUnder } from '../face-index.ts'
import type { Desk, Tool } from '../tool.ts'
import { ringTool } from './ring-tool.ts'

/** 绘制: a new grid of the level at work, on ground that nobody at that level holds. */
export function drawTool(desk: Desk): Tool {
  return ringTool(desk, { hint: () => 'hintDraw', action })

  function action(outline: readonly Position[]): Action | Refused {
    const plan = desk.plan()
    const inside = twiceArea(outline) === 0 ? outline[0]! : pointOnSurface([[outline]])
    const face = [inside, ...outline]
      .map((at) => faceUnder(plan.snapshot.faces, at))
      .find((each) => each !== undefined)
    if (face === undefined) return { refused: 'no-such-face', at: inside }
    const level = desk.level()
    const parent = level === 1 ? null : (chainOf(plan, face.holder)[level - 2]?.key ?? null)
    if (level > 1 && parent === null) return { refused: 'no-such-grid', at: inside }
    return { type: 'draw', id: desk.newId(), community: face.community, parent, outline, name: null }
  }
}
