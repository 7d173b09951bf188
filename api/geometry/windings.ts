import { facesOf } from './faces.ts'
import { node } from './noding.ts'
import type { Ring } from './ring.ts'
import type { Subdivision } from './subdivision.ts'

/** How often the rings of one shape run around a face, counter-clockwise counted positive; never 0. */
export interface Winding {
  readonly shape: number
  readonly turns: number
}

/** The faces of some shapes laid over each other, each with the shapes that wind around it, in order. */
export interface Arrangement {
  readonly subdivision: Subdivision
  /** Vertex numbers of the noded rings, in the order of the shapes and of their rings. */
  readonly rings: readonly (readonly number[])[]
  readonly windings: readonly (readonly Winding[])[]
}

/**
 * Nodes all rings of all shapes together and says for every face of the outcome which shapes wind around it.
 *
 * No point is ever tested against a polygon: crossing an edge from right to left adds one turn of each ring
 * that runs along it, so the answer follows from the linework alone and stays consistent where rounding
 * folded a ring flat. The first `noded` shapes are taken to be noded among themselves; `tell` hears
 * what share of the noding, from 0 to 1, is done.
 */
export function arrange(
  shapes: readonly (readonly Ring[])[],
  noded = 0,
  tell?: (share: number) => void,
): Arrangement {
  let nodedRings = 0
  for (let shape = 0; shape < noded; shape++) nodedRings += shapes[shape]!.length
  const linework = node(shapes.flat(), nodedRings, tell)
  const subdivision = facesOf(linework)
  const passing: (number[] | undefined)[] = new Array(subdivision.origin.length)
  let r = 0
  shapes.forEach((rings, shape) => {
    for (let k = 0; k < rings.length; k++) {
      const ring = linework.rings[r++]!
      let from = ring[ring.length - 1]!
      for (const to of ring) {
        const half = subdivision.between(from, to)
        const known = passing[half]
        if (known === undefined) passing[half] = [shape]
        else known.push(shape)
        from = to
      }
    }
  })
  return { subdivision, rings: linework.rings, windings: spread(subdivision, passing) }
}

const NONE: readonly number[] = []

/** Walks from the outside, which nothing winds around, over every edge to every face. */
function spread(
  { face, faceCount }: Subdivision,
  passing: readonly (readonly number[] | undefined)[],
): Winding[][] {
  // Half-edges by the face on their left, one after the other.
  const starts = new Int32Array(faceCount + 1)
  for (const f of face) starts[f + 1]!++
  for (let f = 0; f < faceCount; f++) starts[f + 1]! += starts[f]!
  const fill = starts.slice()
  const borders = new Int32Array(face.length)
  for (let h = 0; h < face.length; h++) borders[fill[face[h]!]!++] = h
  const windings: Winding[][] = new Array(faceCount)
  windings[0] = []
  const waiting = [0]
  for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
    for (let i = starts[at]!; i < starts[at + 1]!; i++) {
      const h = borders[i]!
      const across = face[h ^ 1]!
      if (windings[across] !== undefined) continue
      windings[across] = stepAcross(windings[at]!, passing[h] ?? NONE, passing[h ^ 1] ?? NONE)
      waiting.push(across)
    }
  }
  return windings
}

/** The windings one edge further: `left` run with the side just left on their left, `entered` with the other. */
function stepAcross(
  from: readonly Winding[],
  left: readonly number[],
  entered: readonly number[],
): Winding[] {
  const turns = new Map(from.map((winding) => [winding.shape, winding.turns]))
  for (const shape of left) turns.set(shape, (turns.get(shape) ?? 0) - 1)
  for (const shape of entered) turns.set(shape, (turns.get(shape) ?? 0) + 1)
  return [...turns]
    .filter(([, count]) => count !== 0)
    .map(([shape, count]) => ({ shape, turns: count }))
    .sort((a, b) => a.shape - b.shape)
}
