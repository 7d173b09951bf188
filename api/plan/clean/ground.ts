import { bboxOf, centreOf } from '#geometry/bbox.ts'
import { orientation } from '#geometry/orientation.ts'
import type { Position } from '#geometry/position.ts'
import type { Ring } from '#geometry/ring.ts'
import { type Scale, scaleAt } from '#geometry/scale.ts'
import { distanceToSegmentM } from '#geometry/segment.ts'
import type { Subdivision } from '#geometry/subdivision.ts'
import { type Arrangement, arrange } from '#geometry/windings.ts'
import { type Drawn, drawnOver, type inOrder } from '../overlay/candidates.ts'
import { edgeLengths } from '../overlay/measure.ts'
import type { Grid } from '../snapshot.ts'
import type { Tell } from './share.ts'

export type Shapes = ReturnType<typeof inOrder>

/** All that was drawn, noded together: faces, and what was drawn over each. */
export interface Ground {
  readonly origin: Position
  readonly scale: Scale
  readonly subdivision: Subdivision
  /** Micrometres; see `edgeLengths`. */
  readonly lengths: Float64Array
  readonly drawn: readonly Drawn[]
  /** Grids that cover each face, in their community or not. */
  readonly covering: readonly (readonly Grid[])[]
  /** Half-edges with a face on their left, by face. */
  readonly bordersOf: (face: number) => Int32Array
  /** A one for each edge that is part of a seam's cut; see `regionsOf`. */
  readonly walls: Uint8Array | undefined
  /** The rings of all shapes with the vertices that noding gave them. */
  readonly rings: readonly (readonly Ring[])[]
  /** Vertices that noding put into the borders of grids, and how far each grid's border was bent by that, metres. */
  readonly verticesAdded: number
  readonly bentM: readonly number[]
}

/** Nodes all shapes together. */
export function layGround(shapes: Shapes, tell?: Tell): Ground {
  const all = [...shapes.communities, ...shapes.grids, ...shapes.exemptions].map(({ shape }) => shape.flat())
  const outlines = shapes.communities.flatMap(({ shape }) => shape.flat())
  const origin = centreOf(bboxOf(outlines))
  const scale = scaleAt(origin)
  const arrangement = arrange(all, 0, tell)
  const { subdivision, rings } = arrangement
  const first = shapes.communities.reduce((sum, { shape }) => sum + shape.flat().length, 0)
  return {
    origin,
    scale,
    ...facesOf(arrangement, shapes, scale),
    walls: undefined,
    rings: nodedRings(all, subdivision, rings),
    ...bends(shapes, subdivision, rings, first, scale),
  }
}

/**
 * The same ground with some lines laid over it that stand for no shape, flat rings of two positions: `mouths` enclose
 * ground, `cuts` part it too.
 */
export function layLines(
  ground: Ground,
  shapes: Shapes,
  mouths: readonly Ring[],
  cuts: readonly Ring[],
  tell?: Tell,
): Ground {
  const { rings: drawn } = ground
  const arrangement = arrange([...drawn, mouths, cuts], drawn.length, tell)
  const { subdivision, rings } = arrangement
  return {
    ...ground,
    ...facesOf(arrangement, shapes, ground.scale),
    walls: cuts.length === 0 ? undefined : wallsOf(subdivision, rings.slice(-cuts.length)),
    rings: nodedRings(drawn, subdivision, rings),
  }
}

/** What was drawn over each face of an arrangement, and what is asked of faces again and again. */
function facesOf({ subdivision, windings }: Arrangement, shapes: Shapes, scale: Scale) {
  const drawn = drawnOver(windings, shapes)
  return {
    subdivision,
    lengths: edgeLengths(subdivision, scale),
    drawn,
    covering: drawn.map(({ grids, astray }) => (astray.length === 0 ? grids : [...grids, ...astray])),
    bordersOf: byFace(subdivision),
  }
}

/** Noded rings as positions, shape by shape; `shapes` says how many rings each has. */
function nodedRings(
  shapes: readonly (readonly Ring[])[],
  { x, y }: Subdivision,
  rings: readonly (readonly number[])[],
): Ring[][] {
  let r = 0
  return shapes.map((own) => own.map(() => rings[r++]!.map((v): Position => [x[v]!, y[v]!])))
}

function byFace({ face, faceCount }: Subdivision): (face: number) => Int32Array {
  const starts = new Int32Array(faceCount + 1)
  for (const f of face) starts[f + 1]!++
  for (let f = 0; f < faceCount; f++) starts[f + 1]! += starts[f]!
  const fill = starts.slice()
  const halves = new Int32Array(face.length)
  for (let h = 0; h < face.length; h++) halves[fill[face[h]!]!++] = h
  return (f) => halves.subarray(starts[f], starts[f + 1])
}

function wallsOf(subdivision: Subdivision, cuts: readonly (readonly number[])[]): Uint8Array {
  const walls = new Uint8Array(subdivision.origin.length / 2)
  for (const ring of cuts) {
    let from = ring[ring.length - 1]!
    for (const to of ring) {
      walls[subdivision.between(from, to) >> 1] = 1
      from = to
    }
  }
  return walls
}

/** Walks along each grid's rings as drawn and as noded. */
function bends(
  shapes: Shapes,
  { x, y }: Subdivision,
  rings: readonly (readonly number[])[],
  first: number,
  scale: Scale,
): Pick<Ground, 'verticesAdded' | 'bentM'> {
  let verticesAdded = 0
  let r = first
  const bentM = shapes.grids.map(({ shape }) => {
    let bent = 0
    for (const ring of shape.flat()) {
      const noded = rings[r++]!
      verticesAdded += noded.length - ring.length
      if (noded.length === ring.length) continue
      let corner = 0
      for (const vertex of noded) {
        const at: Position = [x[vertex]!, y[vertex]!]
        const next = ring[corner]
        if (next !== undefined && next[0] === at[0] && next[1] === at[1]) {
          corner++
          continue
        }
        const [from, to] = [ring[corner - 1]!, ring[corner % ring.length]!]
        if (orientation(from, to, at) === 0) continue
        bent = Math.max(bent, distanceToSegmentM(at, from, to, scale))
      }
    }
    return bent
  })
  return { verticesAdded, bentM }
}
