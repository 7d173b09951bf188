import { polygonContainsShifted } from '#geometry/point-in-ring.ts'
import type { Position } from '#geometry/position.ts'
import { type Hierarchy, hierarchyOf } from '../hierarchy.ts'
import type { FaceLabel } from '../normal-form.ts'
import type { ActionNote, Plan } from '../plan.ts'
import type { Grid, GridKey, Snapshot } from '../snapshot.ts'
import type { Cut } from './action.ts'
import { atomAt } from './cut/atom-at.ts'
import { type Atoms, atomsOf } from './cut/atoms.ts'
import { connected, piecesOf } from './cut/connected.ts'
import { dealGrids, siblings } from './cut/deal-grids.ts'
import { childrenFollow, tornAtom } from './cut/follow.ts'
import { cuttingLine } from './cut/line.ts'
import { ownersAt } from './cut/owners.ts'
import { keepSmallTogether } from './cut/too-small.ts'
import { type Edit, labelsBefore, withGrids } from './edit.ts'
import { heldBy } from './held.ts'
import { isTooWide } from './near.ts'
import { type Refused, refuse } from './refusal.ts'
import { layOut, relabel } from './relabel.ts'
import { tangledAt } from './tangled.ts'

/** Most children of one parent: two digits of a code. */
const MOST_CHILDREN = 99

/** The deepest level a grid may have. */
const DEEPEST = 3

/**
 * Cuts a grid along a line into its edge-connected pieces, and with it the grids below it that the line crosses,
 * unless they follow whole. Stretches of the line that put nothing apart leave no trace.
 */
export function cut({ snapshot }: Plan, action: Cut): Edit | Refused {
  const { line } = action
  const hierarchy = hierarchyOf(snapshot.grids)
  if (!hierarchy.has(action.grid)) return refuse('no-such-grid', { grid: action.grid })
  const start = line[0]
  if (start === undefined || line.every(([x, y]) => x === start[0] && y === start[1])) {
    return refuse('malformed', start && { at: start })
  }
  if (isTooWide(snapshot.faces, line)) return refuse('too-wide', { at: start })
  const own = facesOf(snapshot, hierarchy, action.grid)
  const { met, lines } = cuttingLine(snapshot, own, line)
  const notCrossed = (): Refused =>
    refuse('not-crossed', { at: endInside(snapshot, met, line), grid: action.grid })
  if (lines.length === 0) return notCrossed()
  const tangled = tangledAt(lines)
  if (tangled !== null) return refuse('crosses', { at: tangled, grid: action.grid })

  const ground = layOut(snapshot, withSharers(snapshot, hierarchy, own, met), lines)
  const atoms = atomsOf(snapshot, own, ground)
  const zone = connected(atoms, (border) => !border.line)
  const { level } = hierarchy.grid(action.grid)
  const top = ownersAt(hierarchy, atoms, level).owner
  if (piecesOf(atoms, top, zone).crossed.size === 0) return notCrossed()
  const at = (atom: number): Position => atoms.west[atom]![0]

  const below = ownersAt(hierarchy, atoms, level + 1).owner
  if (action.follow) childrenFollow(atoms, top, below, zone)
  const notes = smallKept(snapshot, hierarchy, atoms, zone, action.follow ? level : DEEPEST, level)
  if (action.follow) {
    const torn = tornAtom(atoms, top, below, zone)
    if (torn !== null) return refuse('follow-tears', { at: at(torn), grid: atoms.holder[torn]! })
  }

  const { crossed, part } = piecesOf(atoms, top, zone)
  if (crossed.size === 0) return notCrossed()
  const keep = action.keep && atomAt(snapshot, ground, atoms, action.keep)
  if (action.keep !== null && (keep === null || !crossed.has(part[keep]!))) {
    return refuse('keep-outside', { at: action.keep, grid: action.grid })
  }
  const dealt = dealGrids(action, hierarchy, atoms, zone, keep)
  const childCut = dealt.cut.find((key) => key !== action.grid)
  if (action.follow && childCut !== undefined) {
    return refuse('follow-tears', { at: at(atoms.holder.indexOf(childCut)), grid: childCut })
  }
  const crowded = tooMany(hierarchy, dealt.grids)
  if (crowded !== null) return refuse('too-many-children', { at: start, ...crowded })

  const labels = labelsBefore(snapshot, ground).map((label, small): FaceLabel | null => {
    const atom = ground.taken.has(ground.faceOf[small]!) ? atoms.ofSmallFace[small]! : -1
    return atom === -1 || label === null ? label : { ...label, holder: dealt.holder[atom]! }
  })
  return { ...relabel(snapshot, ground, labels), grids: withGrids(snapshot.grids, dealt.grids), notes }
}

/** Indices of the faces that a grid or one below it holds, in order. */
function facesOf({ faces }: Snapshot, hierarchy: Hierarchy, grid: GridKey): number[] {
  const keys = new Set<GridKey>([grid])
  for (const key of keys) for (const child of hierarchy.childrenOf(key)) keys.add(child.key)
  return [...keys].flatMap((key) => heldBy(faces, hierarchy, key)).sort((a, b) => a - b)
}

/**
 * The faces that the line meets, and those that may change hands though it does not: ground that a divided grid
 * holds itself, and grids whose ground lies in several faces.
 */
function withSharers(
  snapshot: Snapshot,
  hierarchy: Hierarchy,
  own: readonly number[],
  met: readonly number[],
): Set<number> {
  const holderOf = (f: number): GridKey => snapshot.faces[f]!.holder!
  const seen = new Set<GridKey>()
  const several = new Set<GridKey>()
  for (const f of own) (seen.has(holderOf(f)) ? several : seen).add(holderOf(f))
  const sharers = own.filter((f) => several.has(holderOf(f)) || !hierarchy.isLeaf(holderOf(f)))
  return new Set([...met, ...sharers])
}

/** Leaves too small pieces together from the deepest level up; what is small below is not in the way above. */
function smallKept(
  snapshot: Snapshot,
  hierarchy: Hierarchy,
  atoms: Atoms,
  zone: Int32Array,
  from: number,
  to: number,
): ActionNote[] {
  const notes: ActionNote[] = []
  for (let level = from; level >= to; level--) {
    const { owner, keys } = ownersAt(hierarchy, atoms, level)
    notes.push(...keepSmallTogether(atoms, snapshot.scale, owner, keys, zone))
  }
  return notes
}

/** Where a line that crosses nothing ends inside the ground, else where it begins. */
function endInside(snapshot: Snapshot, met: readonly number[], line: readonly Position[]): Position {
  const ends = [line[0]!, line[line.length - 1]!]
  const inside = ends.find((end) => met.some((f) => polygonContainsShifted(snapshot.faces[f]!.polygon, end)))
  return inside ?? ends[0]!
}

/** The parent that has more children than codes can tell apart, and more than before, once there are `dealt`; null for none. */
function tooMany(before: Hierarchy, dealt: ReadonlyMap<GridKey, Grid>): { grid?: GridKey } | null {
  const now = new Map<string, number>()
  for (const grid of dealt.values()) {
    const group = grid.parent ?? grid.community
    const staying = () => siblings(before, grid).filter(({ key }) => !dealt.has(key)).length
    now.set(group, (now.get(group) ?? staying()) + 1)
  }
  for (const grid of dealt.values()) {
    if (now.get(grid.parent ?? grid.community)! <= MOST_CHILDREN) continue
    if (before.has(grid.key) && siblings(before, grid).length > MOST_CHILDREN) continue
    return grid.parent === null ? {} : { grid: grid.parent }
  }
  return null
}
