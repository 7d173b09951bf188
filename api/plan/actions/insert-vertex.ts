import type { Position } from '#geometry/position.ts'
import type { Ring } from '#geometry/ring.ts'
import { onSegment } from '#geometry/segment.ts'
import type { Plan } from '../plan.ts'
import type { InsertVertex } from './action.ts'
import type { Edit } from './edit.ts'
import { reshape } from './moves/reshape.ts'
import { facesWith } from './moves/vertices.ts'
import { type Refused, refuse } from './refusal.ts'

/** Bends an edge through a new vertex; both faces along it follow. */
export function insertVertex({ snapshot }: Plan, { edge: [a, b], at }: InsertVertex): Edit | Refused {
  const { faces } = snapshot
  const bent = new Map<number, readonly Ring[]>()
  for (const f of facesWith(faces, [a])) {
    const { polygon } = faces[f]!
    const rings = polygon.map((ring) => withVertex(ring, a, b, at))
    if (rings.some((ring, r) => ring !== polygon[r])) bent.set(f, rings)
  }
  const communities = new Set([...bent.keys()].map((f) => faces[f]!.community))
  if (bent.size === 0) return refuse('no-such-edge', { at: a })
  // No face lies on both sides of an edge in normal form, so an edge of one face is the outline.
  if (bent.size === 1 || communities.size > 1) return refuse('community-border', { at: a })
  if (onSegment(at, a, b)) return refuse('no-change', { at })
  return reshape(snapshot, bent)
}

/** A ring with `at` put into its edge between `a` and `b`; the very same where it has no such edge. */
function withVertex(ring: Ring, a: Position, b: Position, at: Position): Ring {
  const i = ring.findIndex((from, k) => {
    const to = ring[(k + 1) % ring.length]!
    return (same(from, a) && same(to, b)) || (same(from, b) && same(to, a))
  })
  return i === -1 ? ring : [...ring.slice(0, i + 1), at, ...ring.slice(i + 1)]
}

function same(p: Position, q: Position): boolean {
  return p[0] === q[0] && p[1] === q[1]
}
