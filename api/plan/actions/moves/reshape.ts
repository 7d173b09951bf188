import { type Bbox, bboxOf, withinSpan } from '#geometry/bbox.ts'
import { dissolve } from '#geometry/dissolve.ts'
import type { Position } from '#geometry/position.ts'
import { NO_REGION } from '#geometry/regions.ts'
import type { Ring } from '#geometry/ring.ts'
import type { Subdivision } from '#geometry/subdivision.ts'
import { type Arrangement, arrange } from '#geometry/windings.ts'
import { hierarchyOf } from '../../hierarchy.ts'
import type { MovedGround } from '../../plan.ts'
import type { Face, Snapshot } from '../../snapshot.ts'
import type { Edit } from '../edit.ts'
import { verticesBeyond } from '../melt.ts'
import { boxesIn, boxesMeet } from '../near.ts'
import { type Refused, refuse } from '../refusal.ts'
import { LabelTable, movedGround, replaceFaces } from '../relabel.ts'
import { changedLoop } from './changed-loop.ts'

/** New rings of some faces by their index; ring for ring what they were before, perhaps folded flat. */
export type Reshaped = ReadonlyMap<number, readonly Ring[]>

/**
 * Gives some faces other rings, which their neighbours among them follow, and makes normal form of it. Refused
 * where a border would come to lie across another, with a place. A border that comes to lie on another is fine:
 * noding gives both the same vertices.
 *
 * All that is different afterwards lies within the boxes of the stretches that changed, so only faces that meet
 * one of these are laid out.
 */
export function reshape(snapshot: Snapshot, reshaped: Reshaped): Edit | Refused {
  const { faces } = snapshot
  const loops = new Map<number, readonly (readonly Position[])[]>()
  for (const [f, rings] of reshaped) {
    const changed = rings.map((ring, r) => changedLoop(faces[f]!.polygon[r]!, ring))
    loops.set(
      f,
      changed.filter((loop) => loop.length > 0),
    )
  }
  const boxes = [...loops.values()].flat().map((loop) => bboxOf([loop]))
  if (boxes.length === 0) return refuse('no-change')
  const near = facesNear(faces, reshaped, boxes)
  const shapes = near.map((f) => reshaped.get(f) ?? faces[f]!.polygon)
  if (!withinSpan(bboxOf(shapes.flat()))) return refuse('too-wide')

  const arrangement = arrange(shapes, near.length - reshaped.size)
  const { subdivision, windings } = arrangement
  const folded = windings.findIndex(
    (around) => around.length > 1 || (around.length === 1 && around[0]!.turns !== 1),
  )
  if (folded !== -1) return refuse('crosses', { at: cornerOf(subdivision, folded) })
  const owner = windings.map((around) => (around.length === 0 ? -1 : around[0]!.shape))
  const left = new Set(owner)
  const vanished = near.filter((_, shape) => !left.has(shape))
  if (vanished.length > 0) return vanishing(snapshot, vanished)

  const table = new LabelTable()
  const labels = owner.map((shape) => (shape === -1 ? NO_REGION : table.number(faces[near[shape]!]!)))
  const { x, y } = subdivision
  const bent = bentVertices(arrangement, shapes)
  const beyond = bent.size === 0 ? null : verticesBeyond(faces, near)
  const regions = dissolve(subdivision, labels, {
    straighten: (v) => {
      const isKnown =
        boxes.some((box) => isWithin(box, x[v]!, y[v]!)) || (bent.has(v) && !beyond?.([x[v]!, y[v]!]))
      return isKnown ? 'straighten' : 'keep'
    },
  })
  return {
    faces: replaceFaces(
      faces,
      near.map((f) => faces[f]!),
      regions,
      table,
    ),
    moved: movedBetween(faces, loops),
  }
}

/** Indices of all faces that come near a stretch that changed, in order, the reshaped ones last. */
function facesNear(faces: readonly Face[], reshaped: Reshaped, boxes: readonly Bbox[]): number[] {
  const whole = bboxOf(
    boxes.map(({ minX, minY, maxX, maxY }): Position[] => [
      [minX, minY],
      [maxX, maxY],
    ]),
  )
  const near: number[] = []
  boxesIn(faces).boxes.forEach((box, f) => {
    if (reshaped.has(f) || !boxesMeet(box, whole)) return
    if (boxes.some((other) => boxesMeet(box, other))) near.push(f)
  })
  return [...near, ...[...reshaped.keys()].sort((a, b) => a - b)]
}

function isWithin({ minX, minY, maxX, maxY }: Bbox, x: number, y: number): boolean {
  return x >= minX && x <= maxX && y >= minY && y <= maxY
}

/** The vertices of rings that noding put one into: they may have been bent by a unit, and so straightened. */
function bentVertices({ rings }: Arrangement, shapes: readonly (readonly Ring[])[]): Set<number> {
  const bent = new Set<number>()
  const drawn = shapes.flat()
  rings.forEach((ring, r) => {
    if (ring.length === drawn[r]!.length) return
    for (const vertex of ring) bent.add(vertex)
  })
  return bent
}

/** A vertex of a small face. */
function cornerOf({ x, y, origin, face }: Subdivision, wanted: number): Position {
  const v = origin[face.indexOf(wanted)]!
  return [x[v]!, y[v]!]
}

/** Why some faces may not come to nothing: a grid loses its last ground, or the lattice is too coarse for one. */
function vanishing({ faces, grids }: Snapshot, vanished: readonly number[]): Refused {
  const { upwards } = hierarchyOf(grids)
  const gone = new Set(vanished)
  const at = faces[vanished[0]!]!.polygon[0][0]!
  const chains = vanished.flatMap((f) => faces[f]!.holder ?? []).map((holder) => upwards(holder))
  if (chains.length > 0) {
    const held = new Set(faces.flatMap(({ holder }, f) => (holder === null || gone.has(f) ? [] : [holder])))
    const ground = new Set([...held].flatMap((holder) => upwards(holder)))
    const grid = chains.flat().find((each) => !ground.has(each))
    if (grid !== undefined) return refuse('would-vanish', { at, grid: grid.key })
  }
  return refuse('too-fine', { at })
}

/** The ground that went from one face to another, as the stretches that changed tell. */
function movedBetween(
  faces: readonly Face[],
  loops: ReadonlyMap<number, readonly (readonly Position[])[]>,
): MovedGround[] {
  const order = [...loops.keys()].sort((a, b) => a - b)
  const { subdivision, windings } = arrange(order.map((f) => loops.get(f)!))
  const side = (wanted: (turns: number) => boolean) =>
    windings.map((around) => {
      const found = around.find(({ turns }) => wanted(turns))
      return found === undefined ? -1 : order[found.shape]!
    })
  const from = Int32Array.from(side((turns) => turns < 0))
  const to = side((turns) => turns > 0).map((f) => (f === -1 ? null : faces[f]!))
  return movedGround(subdivision, from, faces, to)
}
