import type { Position } from '#geometry/position.ts'
import type { Action } from '#plan/actions/action.ts'
import { isRefusal } from '#plan/actions/apply.ts'
import type { Refused } from '#plan/actions/refusal.ts'
import type { Picture } from '../picture.ts'
import type { Desk, Tool } from '../tool.ts'
import { movedPicture } from './moved-picture.ts'
import { Sketch } from './sketch.ts'

/** Pixels between two points of a ring drawn in one stroke. */
const STROKE_PX = 7

/** What a ring is drawn for. */
export interface RingDeed {
  /** The action of a finished ring, or why there is none. */
  readonly action: (ring: readonly Position[]) => Action | Refused
  readonly hint: () => string
}

/** A tool that draws a ring and acts on the ground within it; what changes hands is shown before it is done. */
export function ringTool(desk: Desk, { action, hint }: RingDeed): Tool {
  const sketch = new Sketch(desk)

  function picture(): Picture {
    const drawn = sketch.picture(true)
    if (sketch.points.length < 3) return drawn
    const wanted = action(sketch.points)
    if ('refused' in wanted) return drawn
    const outcome = desk.attempt(wanted)
    return isRefusal(outcome) ? drawn : movedPicture(drawn, outcome.change, desk.ground())
  }
  function finish(): void {
    if (sketch.points.length < 3) return
    const wanted = action(sketch.points)
    if ('refused' in wanted) desk.say(wanted)
    else if (desk.act(wanted)) sketch.clear()
  }

  return {
    picture,
    hint: () => (sketch.points.length === 0 ? hint() : 'hintRing'),
    move: (pointer) => sketch.follow(pointer),
    click(pointer) {
      if (sketch.add(pointer)) finish()
    },
    doubleClick: finish,
    // With Shift the ring is drawn in one stroke.
    down(pointer) {
      if (!pointer.shift) return false
      sketch.clear()
      sketch.trace(pointer, 0)
      return true
    },
    drag: (pointer) => sketch.trace(pointer, STROKE_PX * desk.pixelM()),
    up: finish,
    leave: () => sketch.leave(),
    ready: () => sketch.points.length > 2,
    busy: () => sketch.points.length > 0,
    confirm: finish,
    cancel: () => sketch.clear(),
    back: () => sketch.back(),
  }
}
