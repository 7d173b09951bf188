import { type Bbox, bboxOf, withinSpan } from '#geometry/bbox.ts'
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

/** Boxes of whole lists of faces: an action asks for them several times, and the next one again. */
const listed = new WeakMap<readonly Face[], { readonly boxes: readonly Bbox[]; readonly extent: Bbox }>()

/** The box of each face, in order, and that of all. */
export function boxesIn(faces: readonly Face[]): { readonly boxes: readonly Bbox[]; readonly extent: Bbox } {
  const known = listed.get(faces)
  if (known !== undefined) return known
  const boxes: Bbox[] = []
  let [minX, minY, maxX, maxY] = [Infinity, Infinity, -Infinity, -Infinity]
  for (const { polygon } of faces) {
    const box = boxOf(polygon)
    boxes.push(box)
    if (box.minX < minX) minX = box.minX
    if (box.minY < minY) minY = box.minY
    if (box.maxX > maxX) maxX = box.maxX
    if (box.maxY > maxY) maxY = box.maxY
  }
  const all = { boxes, extent: { minX, minY, maxX, maxY } }
  listed.set(faces, all)
  return all
}

/** Whether arithmetic on some positions and a plan's faces together would not be exact. */
export function isTooWide(faces: readonly Face[], positions: readonly Position[]): boolean {
  return !withinSpan(bboxOf([positions, cornersOf(boxesIn(faces).extent)]))
}

function cornersOf({ minX, minY, maxX, maxY }: Bbox): readonly Position[] {
  return minX > maxX
    ? []
    : [
        [minX, minY],
        [maxX, maxY],
      ]
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
  boxesIn(faces).boxes.forEach((box, f) => {
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
  const whole = bboxOf(takenBoxes.map(cornersOf))
  const near: number[] = []
  boxesIn(faces).boxes.forEach((box, f) => {
    // Every one taken lies within the whole.
    if (boxesMeet(box, whole) && (taken.has(f) || takenBoxes.some((other) => boxesMeet(box, other))))
      near.push(f)
  })
  return near
}
