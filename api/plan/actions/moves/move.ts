import type { Position } from '#geometry/position.ts'
import type { Ring } from '#geometry/ring.ts'
import type { Snapshot } from '../../snapshot.ts'
import type { VertexMove } from '../action.ts'
import type { Edit } from '../edit.ts'
import { type Refused, refuse } from '../refusal.ts'
import { reshape } from './reshape.ts'
import { facesWith, PositionMap, type Vertex, vertexAt } from './vertices.ts'

/** Moves vertices with all faces that share them, where `barred` has nothing against it. */
export function move(
  snapshot: Snapshot,
  moves: readonly VertexMove[],
  barred: (vertex: Vertex) => Refused | null,
): Edit | Refused {
  const { faces } = snapshot
  if (moves.length === 0) return refuse('malformed')
  const goal = new PositionMap<Position>()
  for (const { from, to } of moves) {
    if (goal.get(from) !== undefined) return refuse('malformed', { at: from })
    goal.set(from, to)
  }
  const around = facesWith(
    faces,
    moves.map(({ from }) => from),
  )
  const sharing = around.map((f) => faces[f]!)
  for (const { from } of moves) {
    const vertex = vertexAt(sharing, from)
    const refused = vertex === null ? refuse('no-such-vertex', { at: from }) : barred(vertex)
    if (refused !== null) return refused
  }
  const follow = (ring: Ring): Ring => ring.map((at) => goal.get(at) ?? at)
  return reshape(snapshot, new Map(around.map((f) => [f, faces[f]!.polygon.map(follow)])))
}
