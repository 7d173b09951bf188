import { polygonTwiceArea } from '#geometry/area.ts'
import { comparePositions } from '#geometry/canonical-ring.ts'
import { orientation } from '#geometry/orientation.ts'
import type { Position } from '#geometry/position.ts'
import { distanceM, type Scale } from '#geometry/scale.ts'
import { edgeLengths } from '../../overlay/measure.ts'
import type { Face, GridKey, Snapshot } from '../../snapshot.ts'
import type { Ground } from '../relabel.ts'

/**
 * The ground of a grid as a graph: an atom is a small face of what was laid out, or a whole face that was not.
 * Atoms are numbered from 0; two that share edges have a border for each, or one for several that follow each other.
 */
export interface Atoms {
  readonly holder: readonly GridKey[]
  /** Exact, in square lattice units. */
  readonly twiceArea: readonly number[]
  /** In whole micrometres. */
  readonly perimeter: readonly number[]
  /** Where each begins in the west. */
  readonly west: readonly West[]
  readonly borders: readonly Border[]
  /** Atom of each small face, -1 for ground of others. */
  readonly ofSmallFace: Int32Array
  /** Atoms of the faces that were not taken, by face. */
  readonly ofFace: ReadonlyMap<number, number>
}

export interface Border {
  readonly a: number
  readonly b: number
  /** In whole micrometres. */
  readonly length: number
  /** Whether it is part of a drawn line. */
  readonly line: boolean
}

/** The westernmost, then southernmost vertex of some ground, and the next along its outline. */
export type West = readonly [first: Position, next: Position]

/** Order west to east; ground that begins in the same vertex is told apart by which lies further south there. */
export function compareWest([a, afterA]: West, [b, afterB]: West): number {
  return comparePositions(a, b) || orientation(a, afterB, afterA)
}

/** The atoms of the faces `own`, of which `ground` holds those that the lines meet. */
export function atomsOf(snapshot: Snapshot, own: readonly number[], ground: Ground): Atoms {
  const { scale, faces } = snapshot
  const holder: GridKey[] = []
  const twiceArea: number[] = []
  const perimeter: number[] = []
  const west: West[] = []
  const borders: Border[] = []
  const ofFace = new Map<number, number>()
  for (const f of own) {
    if (ground.taken.has(f)) continue
    const { polygon, holder: key } = faces[f]!
    ofFace.set(f, holder.length)
    holder.push(key!)
    twiceArea.push(polygonTwiceArea(polygon))
    perimeter.push(0)
    west.push([polygon[0][0]!, polygon[0][1]!])
  }
  untakenBorders(faces, ofFace, scale, perimeter, borders)

  const { subdivision } = ground.arrangement
  const ofSmallFace = Int32Array.from(ground.faceOf, (f, small) => {
    if (f === -1) return -1
    if (!ground.taken.has(f)) return ofFace.get(f) ?? -1
    holder.push(faces[f]!.holder!)
    twiceArea.push(subdivision.twiceArea[small]!)
    perimeter.push(0)
    return holder.length - 1
  })
  const lengths = edgeLengths(subdivision, scale)
  const { x, y, origin, face } = subdivision
  for (let h = 0; h < origin.length; h++) {
    const a = ofSmallFace[face[h]!]!
    if (a < ofFace.size) continue
    const u = origin[h]!
    const v = origin[h ^ 1]!
    const begins: West = [
      [x[u]!, y[u]!],
      [x[v]!, y[v]!],
    ]
    const known = west[a]
    if (known === undefined || compareWest(begins, known) < 0) west[a] = begins
    const b = ofSmallFace[face[h ^ 1]!]!
    if (a === b) continue
    perimeter[a]! += lengths[h >> 1]!
    // Each edge between two taken atoms is seen from both sides.
    if (b === -1 || (b >= ofFace.size && b < a)) continue
    borders.push({ a, b, length: lengths[h >> 1]!, line: ground.isLine(h) })
  }
  return { holder, twiceArea, perimeter, west, borders, ofSmallFace, ofFace }
}

/**
 * Twice the middle of an edge, in one number. Edges of a partition share no inner point, so no two of them have
 * the same middle; twice 4° is 8e7 units, so the number is an exact double.
 */
const MIDDLES = 80_000_001

/** Borders between the faces that lie apart from the lines, and the perimeters of those faces. */
function untakenBorders(
  faces: readonly Face[],
  ofFace: ReadonlyMap<number, number>,
  scale: Scale,
  perimeter: number[],
  borders: Border[],
): void {
  if (ofFace.size === 0) return
  const [first] = ofFace.keys()
  const [ox, oy] = faces[first!]!.polygon[0][0]!
  const waiting = new Map<number, number>()
  let run: { a: number; b: number; length: number; line: false } | null = null
  for (const [f, atom] of ofFace) {
    for (const ring of faces[f]!.polygon) {
      let a = ring[ring.length - 1]!
      for (const b of ring) {
        const length = Math.round(distanceM(a, b, scale) * 1e6)
        perimeter[atom]! += length
        const middle = (a[0] + b[0] - 2 * ox) * MIDDLES + (a[1] + b[1] - 2 * oy)
        const other = waiting.get(middle)
        if (other === undefined) waiting.set(middle, atom)
        else {
          // The edges that two faces share mostly follow each other: one border for all of them.
          if (run !== null && run.a === other && run.b === atom) run.length += length
          else if (other !== atom) {
            run = { a: other, b: atom, length, line: false }
            borders.push(run)
          }
          waiting.delete(middle)
        }
        a = b
      }
    }
  }
}
