import type { RedrawBoundary } from '#plan/actions/action.ts'
import { isRefusal } from '#plan/actions/apply.ts'
import type { Picture } from '../picture.ts'
import type { Desk, Tool } from '../tool.ts'
import { movedPicture } from './moved-picture.ts'
import { gridsBeside } from './near-border.ts'
import { Sketch } from './sketch.ts'

/** 改线: a path from one place of two grids' border to another replaces the stretch between. */
export function redrawTool(desk: Desk): Tool {
  const sketch = new Sketch(desk)

  function action(): RedrawBoundary | null {
    const path = sketch.points
    if (path.length < 2) return null
    const first = gridsBeside(desk.plan(), path[0]!, desk.level())
    const last = gridsBeside(desk.plan(), path.at(-1)!, desk.level())
    const both = [...first].filter((grid) => last.has(grid)).map(({ key }) => key)
    const chosen = desk.selected().filter((key) => both.includes(key))
    const [a, b] = [...new Set([...chosen, ...both])]
    return a === undefined || b === undefined
      ? null
      : { type: 'redrawBoundary', id: desk.newId(), between: [a, b], path }
  }
  function picture(): Picture {
    const drawn = sketch.picture(false)
    const wanted = action()
    const outcome = wanted && desk.attempt(wanted)
    return outcome && !isRefusal(outcome) ? movedPicture(drawn, outcome.change, desk.ground()) : drawn
  }
  function finish(): void {
    if (sketch.points.length < 2) return
    const wanted = action()
    if (wanted === null) desk.say({ refused: 'ends-off-border', at: sketch.points.at(-1)! })
    else if (desk.act(wanted)) sketch.clear()
  }

  return {
    picture,
    hint: () => (sketch.points.length === 0 ? 'hintRedraw' : 'hintLine'),
    move: (pointer) => sketch.follow(pointer),
    click: (pointer) => void sketch.add(pointer),
    doubleClick: finish,
    leave: () => sketch.leave(),
    ready: () => sketch.points.length > 1,
    busy: () => sketch.points.length > 0,
    confirm: finish,
    cancel: () => sketch.clear(),
    back: () => sketch.back(),
  }
}
