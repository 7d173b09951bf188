import { type Box, boxesTouch, liesWithin, type Point } from './drawing.ts'

/** Where on the paper labels stand already, and may not go. */
export interface LabelRoom {
  isFree(box: Box): boolean
  take(box: Box): void
}

/** Side of the squares by which taken boxes are found, in millimetres. */
const CELL = 12

/** Room for labels within a frame. */
export function createLabelRoom(frame: Box): LabelRoom {
  const cells = new Map<number, Box[]>()
  function* keysOf({ x, y, width, height }: Box): Generator<number> {
    for (let i = Math.floor(x / CELL); i <= Math.floor((x + width) / CELL); i++)
      for (let j = Math.floor(y / CELL); j <= Math.floor((y + height) / CELL); j++) yield i * 10_000 + j
  }
  return {
    isFree(box) {
      if (!liesWithin(box, frame)) return false
      for (const key of keysOf(box)) if (cells.get(key)?.some((taken) => boxesTouch(taken, box))) return false
      return true
    },
    take(box) {
      for (const key of keysOf(box)) {
        const there = cells.get(key)
        if (there === undefined) cells.set(key, [box])
        else there.push(box)
      }
    },
  }
}

/** Whether a box lies inside an outline and no edge runs through it; the outline is rings by the even-odd rule. */
export function fitsInside(box: Box, rings: readonly (readonly Point[])[]): boolean {
  return isInside([box.x + box.width / 2, box.y + box.height / 2], rings) && !edgeMeets(box, rings)
}

export function isInside([x, y]: Point, rings: readonly (readonly Point[])[]): boolean {
  let inside = false
  for (const ring of rings) {
    let [px, py] = ring[ring.length - 1]!
    for (const [qx, qy] of ring) {
      if (qy > y !== py > y && x < ((px - qx) * (y - qy)) / (py - qy) + qx) inside = !inside
      px = qx
      py = qy
    }
  }
  return inside
}

function edgeMeets({ x, y, width, height }: Box, rings: readonly (readonly Point[])[]): boolean {
  const [right, bottom] = [x + width, y + height]
  for (const ring of rings) {
    let [px, py] = ring[ring.length - 1]!
    for (const [qx, qy] of ring) {
      const beside =
        (px < x && qx < x) || (px > right && qx > right) || (py < y && qy < y) || (py > bottom && qy > bottom)
      if (!beside && crosses(px, py, qx, qy, x, y, right, bottom)) return true
      px = qx
      py = qy
    }
  }
  return false
}

/** Whether a segment that is not wholly beside a box meets it: not where all corners lie on one side of its line. */
function crosses(
  px: number,
  py: number,
  qx: number,
  qy: number,
  left: number,
  top: number,
  right: number,
  bottom: number,
): boolean {
  const side = (x: number, y: number) => Math.sign((qx - px) * (y - py) - (qy - py) * (x - px))
  const sum = side(left, top) + side(right, top) + side(left, bottom) + side(right, bottom)
  return Math.abs(sum) !== 4
}
