import type { Position } from '#geometry/position.ts'
import { hierarchyOf } from '../../hierarchy.ts'
import type { Face, Grid, GridKey, Snapshot } from '../../snapshot.ts'
import { subtreeOf } from '../draw/children.ts'
import { borders, isHairline, isSmall, type Piece, piecesOf } from '../draw/pieces.ts'
import { type Refused, refuse } from '../refusal.ts'
import type { Ground, Relabelled } from '../relabel.ts'

/**
 * The small faces that a grid gets of the ground laid out under an area: what lies within, without pieces too
 * small that do not join its own ground, and with what would be left too small beside them. Refused
 * `not-adjacent` where a larger piece lies apart from the grid, and `would-vanish` where a childless grid would
 * keep nothing, or a hairline.
 */
export function handedGround(snapshot: Snapshot, ground: Ground, to: Grid): Set<number> | Refused {
  const { scale, faces } = snapshot
  const isWithin = (f: number) => ground.taken.has(ground.faceOf[f]!) && ground.inside(0, f)
  const within = piecesOf(ground, scale, isWithin)
  if (within.length === 0) return new Set()
  const cut = new Set(within.map(({ face }) => face))
  const left = piecesOf(ground, scale, (f) => cut.has(ground.faceOf[f]!) && !isWithin(f))
  const slight = slightPieces(snapshot, left, cut)
  if ('refused' in slight) return slight

  const joined = joinedTo(faces, ground, to.key, [...within, ...slight])
  const going = within.filter((piece) => joined.has(piece) || (to.exclave && !isSmall(piece)))
  const lost = within.find((piece) => !going.includes(piece) && (!isSmall(piece) || going.length === 0))
  if (lost !== undefined) return refuse('not-adjacent', { at: cornerOf(ground, lost), grid: to.key })
  const core = new Set(going.flatMap(({ smallFaces }) => smallFaces))
  const along = slight.filter((piece) => borders(ground, piece, core))
  return new Set([...core, ...along.flatMap(({ smallFaces }) => smallFaces)])
}

/**
 * Of what would be left of the faces `cut`, the pieces nobody is served by: a hairline of a gap, and a small piece
 * of a grid that has a larger one. Refused `would-vanish` where a grid has nothing else.
 */
function slightPieces(
  { faces, grids }: Snapshot,
  left: readonly Piece[],
  cut: ReadonlySet<number>,
): Piece[] | Refused {
  const hierarchy = hierarchyOf(grids)
  const leafOf = (face: number): GridKey | null => {
    const { holder } = faces[face]!
    return holder !== null && hierarchy.isLeaf(holder) ? holder : null
  }
  // The largest first, so the first of a grid is what it keeps in any case, unless it has ground elsewhere.
  const kept = new Map<GridKey, Piece | null>()
  for (const face of cut) {
    const leaf = leafOf(face)
    if (leaf !== null && faces.some(({ holder }, f) => holder === leaf && !cut.has(f))) kept.set(leaf, null)
  }
  for (const piece of left) {
    const leaf = leafOf(piece.face)
    if (leaf !== null && !kept.has(leaf)) kept.set(leaf, piece)
  }
  for (const face of cut) {
    const leaf = leafOf(face)
    const rest = leaf === null ? null : kept.get(leaf)
    if (leaf !== null && (rest === undefined || (rest !== null && isHairline(rest)))) {
      return refuse('would-vanish', { at: faces[face]!.polygon[0][0]!, grid: leaf })
    }
  }
  return left.filter((piece) => {
    const leaf = leafOf(piece.face)
    return leaf === null ? isHairline(piece) : isSmall(piece) && kept.get(leaf) !== piece
  })
}

/** The deepest grid that no longer has any ground, though it had some before; null when there is none. */
export function emptiedGrid(snapshot: Snapshot, { faces, moved }: Relabelled): Refused | null {
  const hierarchy = hierarchyOf(snapshot.grids)
  for (const donor of new Set(moved.map(({ from }) => from?.holder ?? null))) {
    if (donor === null || faces.some(({ holder }) => holder === donor)) continue
    for (const { key } of hierarchy.upwards(donor)) {
      const below = new Set(subtreeOf(hierarchy, key))
      if (faces.some(({ holder }) => holder !== null && below.has(holder))) break
      const { polygon } = moved.find(({ from }) => from?.holder === donor)!
      return refuse('would-vanish', { at: polygon[0][0]!, grid: key })
    }
  }
  return null
}

/** The pieces that a chain of shared edges leads to from a grid's own ground; of one without ground, from the first. */
function joinedTo(
  faces: readonly Face[],
  ground: Ground,
  to: GridKey,
  pieces: readonly Piece[],
): ReadonlySet<Piece> {
  const reached = new Set<number>()
  ground.faceOf.forEach((f, small) => {
    if (f !== -1 && faces[f]!.holder === to) reached.add(small)
  })
  const joined = new Set(faces.some(({ holder }) => holder === to) ? [] : pieces.slice(0, 1))
  for (const { smallFaces } of joined) for (const f of smallFaces) reached.add(f)
  for (;;) {
    const next = pieces.filter((piece) => !joined.has(piece) && borders(ground, piece, reached))
    if (next.length === 0) return joined
    for (const piece of next) {
      joined.add(piece)
      for (const f of piece.smallFaces) reached.add(f)
    }
  }
}

function cornerOf(ground: Ground, { smallFaces }: Piece): Position {
  const { face, origin, x, y } = ground.arrangement.subdivision
  const corner = origin[face.indexOf(smallFaces[0]!)]!
  return [x[corner]!, y[corner]!]
}
