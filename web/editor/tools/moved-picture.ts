import { pointOnSurface } from '#geometry/point-on-surface.ts'
import type { Change } from '#plan/plan.ts'
import type { GroundDots } from '../ground-dots.ts'
import type { Picture } from '../picture.ts'

/** Number of the colour of ground that changes hands. */
const MOVED = -1

/** A picture with the ground that a change would move, the households on it, and their number. */
export function movedPicture(drawn: Picture, change: Change, ground: GroundDots): Picture {
  const polygons = change.moved.map(({ polygon }) => polygon)
  return {
    ...drawn,
    pieces: polygons.map((polygon) => ({ polygon, tone: MOVED })),
    moved: polygons.flatMap((polygon) => ground.within(polygon).map(({ at }) => at)),
    words: polygons.map((polygon) => ({
      at: pointOnSurface([polygon]),
      text: String(ground.count(polygon)),
    })),
  }
}
