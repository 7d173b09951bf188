import type { Plan } from '../plan.ts'
import type { RemoveVertex } from './action.ts'
import type { Edit } from './edit.ts'
import { reshape } from './moves/reshape.ts'
import { facesWith, vertexAt } from './moves/vertices.ts'
import { type Refused, refuse } from './refusal.ts'

/** Straightens a border through a vertex in which only two of its edges meet. */
export function removeVertex({ snapshot }: Plan, { at }: RemoveVertex): Edit | Refused {
  const { faces } = snapshot
  const around = facesWith(faces, [at])
  const vertex = vertexAt(
    around.map((f) => faces[f]!),
    at,
  )
  if (vertex === null) return refuse('no-such-vertex', { at })
  if (vertex.onOutline) return refuse('community-border', { at })
  if (vertex.ways > 2) return refuse('junction', { at })
  const straight = around.map(
    (f) => [f, faces[f]!.polygon.map((ring) => ring.filter(([x, y]) => x !== at[0] || y !== at[1]))] as const,
  )
  if (straight.some(([, rings]) => rings.some((ring) => ring.length < 3))) return refuse('too-fine', { at })
  return reshape(snapshot, new Map(straight))
}
