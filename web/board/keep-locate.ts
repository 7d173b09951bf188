import type { Board, BoardGrid } from '#contract/boards.ts'
import type { GridFeature } from '#contract/grids.ts'
import type { Call, Located } from '#contract/locate.ts'
import { gridsInBox } from '../client/grids.ts'
import { locate } from '../client/locate.ts'
import { type Answer, trouble } from '../client/request.ts'

/** What a board says of a place. */
export type PlaceOnBoard = Pick<Located, 'position' | 'jurisdiction' | 'chain' | 'call'>

/** So long the server may take; somebody stands there and waits. */
const PATIENCE_MS = 4_000

/**
 * Who answers for a place, `[lon, lat]` in degrees: as the server says, else from the board's own grids and people as
 * the screen keeps them. A place that none of its grids holds is not answered for without the server.
 */
export async function locateOrKept(
  board: Board,
  position: readonly [number, number],
): Promise<Answer<PlaceOnBoard>> {
  const late = new Promise<Answer<Located>>((tell) =>
    setTimeout(() => tell(trouble('offline', 0)), PATIENCE_MS),
  )
  const answer = await Promise.race([locate(position), late])
  if (answer.ok || answer.trouble.kind !== 'offline') return answer
  const kept = await gridsInBox(board.bbox)
  const found = kept.ok ? fromGrids(board, kept.value.features, position) : null
  return found === null ? answer : { ok: true, value: found }
}

/** The same from shapes alone; null where no grid of the board holds the place. */
export function fromGrids(
  { grids, jurisdiction }: Board,
  shapes: readonly GridFeature[],
  position: readonly [number, number],
): PlaceOnBoard | null {
  const holding = new Set(
    shapes.filter(({ geometry }) => holds(geometry.coordinates, position)).map(({ id }) => id),
  )
  const chain = grids.filter(({ code }) => holding.has(code)).sort((a, b) => a.level - b.level)
  if (chain.length === 0) return null
  return { position: [...position], jurisdiction, chain, call: callOf(chain, jurisdiction.contact) }
}

/** The first of the deepest grid's people with a number, else one level up, else the jurisdiction. */
function callOf(chain: readonly BoardGrid[], contact: { name: string; phone: string }): Call {
  for (const { level, staff } of chain.toReversed()) {
    const one = staff.find(({ phone }) => phone !== undefined)
    if (one?.phone === undefined) continue
    const why = level === chain.at(-1)!.level ? 'duty' : 'upper-level'
    return { name: one.name, role: one.role, phone: one.phone, level, why }
  }
  return { ...contact, role: '', level: 0, why: 'jurisdiction' }
}

type Ring = readonly (readonly number[])[]

/** Whether polygons with their holes hold a place: a ray to the east crosses their rings an odd number of times. */
function holds(polygons: readonly (readonly Ring[])[], [x, y]: readonly [number, number]): boolean {
  let inside = false
  for (const ring of polygons.flat()) {
    for (const [i, [bx, by]] of ring.entries()) {
      const [ax, ay] = ring[(i || ring.length) - 1]!
      if (ay! > y !== by! > y && x < ((bx! - ax!) * (y - ay!)) / (by! - ay!) + ax!) inside = !inside
    }
  }
  return inside
}
