import { areaM2 } from '#geometry/area.ts'
import type { Scale } from '#geometry/scale.ts'
import { add } from '../../overlay/measure.ts'
import type { ActionNote } from '../../plan.ts'
import type { GridKey } from '../../snapshot.ts'
import type { Atoms } from './atoms.ts'
import { piecesOf } from './connected.ts'

/** Least ground of a piece in square metres: less than a room, so nothing with a door of its own stands on it. */
const LEAST_AREA_M2 = 10

/** Least mean width in metres: what is narrower lies within the snaps of its two sides, and is found as a sliver. */
const LEAST_WIDTH_M = 1

/**
 * Leaves pieces too small for a grid with the sibling they have the longest border with, as if the line had run
 * around them. `owner` numbers the grids of one level in `keys`; changes `zone`. The largest piece of a connected
 * part is never too small, so this ends with it at the latest.
 */
export function keepSmallTogether(
  atoms: Atoms,
  scale: Scale,
  owner: Int32Array,
  keys: readonly GridKey[],
  zone: Int32Array,
): ActionNote[] {
  const notes: ActionNote[] = []
  for (;;) {
    const small = smallPieces(atoms, scale, owner, zone)
    if (small.areas.size === 0) return notes
    const heirs = heirsOf(atoms, owner, small)
    for (const [piece, heir] of heirs) {
      notes.push({ note: 'piece-too-small', grid: keys[owner[piece]!]!, areaM2: small.areas.get(piece)! })
      heirs.set(piece, zone[heir]!)
    }
    small.piece.forEach((piece, a) => {
      const given = heirs.get(piece)
      if (given !== undefined) zone[a] = given
    })
  }
}

interface SmallPieces {
  readonly piece: Int32Array
  /** Square metres of those too small. */
  readonly areas: ReadonlyMap<number, number>
}

function smallPieces(atoms: Atoms, scale: Scale, owner: Int32Array, zone: Int32Array): SmallPieces {
  const { piece, part, crossed } = piecesOf(atoms, owner, zone)
  const areas = new Map<number, number>()
  const perimeters = new Map<number, number>()
  piece.forEach((p, a) => {
    if (!crossed.has(part[a]!)) return
    add(areas, p, atoms.twiceArea[a]!)
    add(perimeters, p, atoms.perimeter[a]!)
  })
  for (const { a, b, length } of atoms.borders) {
    if (piece[a] === piece[b] && crossed.has(part[a]!)) add(perimeters, piece[a]!, -2 * length)
  }
  const largest = new Map<number, number>()
  for (const [p, twice] of areas) {
    const best = largest.get(part[p]!)
    if (best === undefined || twice > areas.get(best)!) largest.set(part[p]!, p)
  }
  const small = [...areas].flatMap(([p, twice]): [number, number][] => {
    if (largest.get(part[p]!) === p) return []
    const area = areaM2(twice, scale)
    const width = (2 * area) / (perimeters.get(p)! / 1e6)
    return area < LEAST_AREA_M2 || width < LEAST_WIDTH_M ? [[p, area]] : []
  })
  return { piece, areas: new Map(small) }
}

/** For each small piece that borders on a sibling that is not, the one with the longest border. */
function heirsOf(atoms: Atoms, owner: Int32Array, { piece, areas }: SmallPieces): Map<number, number> {
  const shares = new Map<number, Map<number, number>>()
  const share = (from: number, to: number, length: number): void => {
    if (!areas.has(from) || areas.has(to)) return
    const list = shares.get(from) ?? new Map<number, number>()
    shares.set(from, list)
    add(list, to, length)
  }
  for (const { a, b, length } of atoms.borders) {
    if (owner[a] !== owner[b] || piece[a] === piece[b]) continue
    share(piece[a]!, piece[b]!, length)
    share(piece[b]!, piece[a]!, length)
  }
  const longest = [...shares].map(([from, list]): [number, number] => {
    const [heir] = [...list].reduce((best, entry) =>
      entry[1] > best[1] || (entry[1] === best[1] && entry[0] < best[0]) ? entry : best,
    )
    return [from, heir]
  })
  return new Map(longest)
}
