import { type Bbox, bboxOf } from '#geometry/bbox.ts'
import type { Position } from '#geometry/position.ts'
import type { Polygon } from '#geometry/ring.ts'
import type { Face } from '../snapshot.ts'

/** How far an edge may be bent by rounding, with room to spare; in lattice units. */
const BEND = 4

/** Boxes of polygons; a polygon is never changed, and an action leaves nearly all of a plan's as they are. */
const boxes = new WeakMap<Polygon, Bbox>()

/** The box of a polygon, worked out once. */
export function boxOf(polygon: Polygon): Bbox {
  const known = boxes.get(polygon)
  if (known !== undefined) return known
  const box = bboxOf([polygon[0]])
  boxes.set(polygon, box)
  return box
}

/** Whether two boxes come within a bend of each other. */
export function boxesMeet(a: Bbox, b: Bbox): boolean {
  return (
    a.minX <= b.maxX + BEND && b.minX <= a.maxX + BEND && a.minY <= b.maxY + BEND && b.minY <= a.maxY + BEND
  )
}

/** Indices of the faces whose box meets that of some segment of a line; of a ring, give it closed. */
export function facesAlong(faces: readonly Face[], line: readonly Position[]): Set<number> {
  const whole = bboxOf([line])
  const found = new Set<number>()
  faces.forEach(({ polygon }, f) => {
    const box = boxOf(polygon)
    if (!boxesMeet(box, whole)) return
    for (let i = 1; i < line.length; i++) {
      if (boxesMeet(box, bboxOf([[line[i - 1]!, line[i]!]]))) {
        found.add(f)
        return
      }
    }
  })
  return found
}

/** `taken` and every face whose box meets the box of one of them: all that share a border with them. */
export function withNeighbours(faces: readonly Face[], taken: ReadonlySet<number>): number[] {
  const takenBoxes = [...taken].map((f) => boxOf(faces[f]!.polygon))
  const whole = bboxOf(
    takenBoxes.map(({ minX, minY, maxX, maxY }): Position[] => [
      [minX, minY],
      [maxX, maxY],
    ]),
  )
  const near: number[] = []
  faces.forEach(({ polygon }, f) => {
    const box = boxOf(polygon)
    if (taken.has(f) || (boxesMeet(box, whole) && takenBoxes.some((other) => boxesMeet(box, other))))
      near.push(f)
  })
  return near
}
