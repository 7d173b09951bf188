import { orientation } from '#geometry/orientation.ts'
import type { Position } from '#geometry/position.ts'
import type { Ring } from '#geometry/ring.ts'
import { selfCrossing } from '#geometry/self-crossing.ts'
import type { Face } from '../../snapshot.ts'
import { isTooWide } from '../near.ts'
import { type Refused, refuse } from '../refusal.ts'
import { tangledAt } from '../tangled.ts'

/**
 * A ring as somebody drew it, either way around, without repeated positions; or why it encloses nothing that can
 * be said: `malformed` where it has no extent, `crosses` where it crosses itself, `too-wide` where it is too far
 * from the plan to compute with exactly.
 */
export function drawnOutline(faces: readonly Face[], drawn: Ring): Ring | Refused {
  const ring = drawn.filter((at, i) => !same(at, drawn[(i + drawn.length - 1) % drawn.length]!))
  const [first, second] = ring
  if (first === undefined || second === undefined) return refuse('malformed', where(drawn[0]))
  if (isTooWide(faces, ring)) return refuse('too-wide', { at: first })
  if (ring.every((at) => orientation(first, second, at) === 0)) return refuse('malformed', { at: first })
  // Crossings that rounding may have caused are borne, but not any number of them.
  const crossed = selfCrossing([ring]) ?? tangledAt([{ positions: [...ring, first], closed: true }])
  return crossed === null ? ring : refuse('crosses', { at: crossed })
}

function same(a: Position, b: Position): boolean {
  return a[0] === b[0] && a[1] === b[1]
}

function where(at: Position | undefined): { readonly at?: Position } {
  return at === undefined ? {} : { at }
}
