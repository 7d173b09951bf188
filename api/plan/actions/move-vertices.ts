import type { Plan } from '../plan.ts'
import type { MoveVertices } from './action.ts'
import type { Edit } from './edit.ts'
import { move } from './moves/move.ts'
import { type Refused, refuse } from './refusal.ts'

/** Moves vertices inside a community; every face that shares one follows. */
export function moveVertices({ snapshot }: Plan, { moves }: MoveVertices): Edit | Refused {
  return move(snapshot, moves, ({ at, onOutline }) => (onOutline ? refuse('community-border', { at }) : null))
}
