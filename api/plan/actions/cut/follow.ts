import { add } from '../../overlay/measure.ts'
import type { Atoms } from './atoms.ts'
import { piecesOf } from './connected.ts'

/**
 * Lets each child go whole to the zone with most of its area (equal areas: the lower zone) instead of being cut.
 * `owner` numbers the grid that is cut, `child` its children, -1 for ground it holds itself. Changes `zone`.
 */
export function childrenFollow(atoms: Atoms, owner: Int32Array, child: Int32Array, zone: Int32Array): void {
  const { part, crossed } = piecesOf(atoms, owner, zone)
  const areas = new Map<number, Map<number, number>>()
  child.forEach((c, a) => {
    if (c === -1 || !crossed.has(part[a]!)) return
    const list = areas.get(c) ?? new Map<number, number>()
    areas.set(c, list)
    add(list, zone[a]!, atoms.twiceArea[a]!)
  })
  const most = new Map(
    [...areas].map(([c, list]) => [
      c,
      [...list].reduce((best, entry) =>
        entry[1] > best[1] || (entry[1] === best[1] && entry[0] < best[0]) ? entry : best,
      )[0],
    ]),
  )
  child.forEach((c, a) => {
    const given = most.get(c)
    if (given !== undefined && crossed.has(part[a]!)) zone[a] = given
  })
}

/** An atom of a zone that is no longer connected within its part, or of a child in two zones; null for none. */
export function tornAtom(
  atoms: Atoms,
  owner: Int32Array,
  child: Int32Array,
  zone: Int32Array,
): number | null {
  const { piece, part, crossed } = piecesOf(atoms, owner, zone)
  const pieceOf = new Map<number, number>()
  const zoneOf = new Map<number, number>()
  for (let a = 0; a < piece.length; a++) {
    if (!crossed.has(part[a]!)) continue
    const known = pieceOf.get(zone[a]!)
    if (known !== undefined && known !== piece[a]) return a
    pieceOf.set(zone[a]!, piece[a]!)
    if (child[a] === -1) continue
    const whole = zoneOf.get(child[a]!)
    if (whole !== undefined && whole !== zone[a]) return a
    zoneOf.set(child[a]!, zone[a]!)
  }
  return null
}
