import { bboxOf, withinSpan } from '#geometry/bbox.ts'
import type { Position } from '#geometry/position.ts'
import type { Plan } from '../plan.ts'
import type { MoveOutline } from './action.ts'
import type { Edit } from './edit.ts'
import { move } from './moves/move.ts'
import { boxOf } from './near.ts'
import { type Refused, refuse } from './refusal.ts'

/**
 * Moves vertices of a community's border or of the plan's outline, and others with them. Ground from outside goes
 * to the face whose border moved, ground that is outside afterwards leaves the plan.
 */
export function moveOutline({ snapshot }: Plan, { moves }: MoveOutline): Edit | Refused {
  const corners = snapshot.faces.map(({ polygon }): Position[] => {
    const { minX, minY, maxX, maxY } = boxOf(polygon)
    return [
      [minX, minY],
      [maxX, maxY],
    ]
  })
  const goals = moves.map(({ to }) => to)
  if (!withinSpan(bboxOf([...corners, goals]))) return refuse('too-wide', goals[0] && { at: goals[0] })
  return move(snapshot, moves, () => null)
}
