import type { Position } from '#geometry/position.ts'
import { type Refused, refuse } from '../refusal.ts'
import type { Ground } from '../relabel.ts'

/** On whose side ground is: 0 and 1 as the two grids are named in the action, -1 that of neither. */
export type Side = -1 | 0 | 1

/** Where the new border runs in what was laid out. */
interface NewBorder {
  /** The path's first and last position; the line may overshoot them. */
  readonly ends: readonly [Position, Position]
  /** Whether the stretch it replaces has side 0 on its left when it is walked as the path is. */
  readonly forward: boolean
}

/**
 * The side of each small face once the path is the border in place of the stretch between its ends: ground is cut
 * along the path and along the rest of the border, and each piece is on the side that it shows to those. `before`
 * has the sides up to now.
 */
export function sidesAfter(ground: Ground, before: readonly Side[], border: NewBorder): Side[] | Refused {
  const { subdivision, rings } = ground.arrangement
  const { x, y, face, origin, between } = subdivision
  const at = (v: number): Position => [x[v]!, y[v]!]
  const onBorder = (h: number): boolean => before[face[h]!] === 0 && before[face[h ^ 1]!] === 1
  const borderVertex = new Set<number>()
  const leaving = new Map<number, number>()
  for (let h = 0; h < origin.length; h++) {
    if (!onBorder(h)) continue
    leaving.set(origin[h]!, h)
    borderVertex.add(origin[h]!).add(origin[h ^ 1]!)
  }
  const walked = rings[rings.length - 1]!
  const path = betweenEnds(walked.slice(0, walked.length / 2 + 1), borderVertex, border.ends, at)
  if (path === null) return refuse('ends-off-border', { at: border.ends[0] })
  const repeated = path.find((v, i) => path.indexOf(v) < i)
  if (repeated !== undefined) return refuse('crosses', { at: at(repeated) })

  const stretch = new Set<number>()
  const [from, to] = border.forward ? [path[0]!, path[path.length - 1]!] : [path[path.length - 1]!, path[0]!]
  for (let v = from; v !== to; ) {
    const h = leaving.get(v)
    if (h === undefined || stretch.has(h >> 1)) return refuse('ends-off-border', { at: at(v) })
    stretch.add(h >> 1)
    v = origin[h ^ 1]!
  }

  const pathEdges = new Set<number>()
  const shown: { face: number; side: Side; vertex: number }[] = []
  const left: Side = border.forward ? 0 : 1
  const right: Side = border.forward ? 1 : 0
  for (let i = 1; i < path.length; i++) {
    const h = between(path[i - 1]!, path[i]!)
    if (before[face[h]!] === -1 && before[face[h ^ 1]!] === -1) {
      return refuse('leaves-grids', { at: at(before[face[h]!] === -1 && i > 1 ? path[i - 1]! : path[i]!) })
    }
    pathEdges.add(h >> 1)
    shown.push({ face: face[h]!, side: left, vertex: path[i]! })
    shown.push({ face: face[h ^ 1]!, side: right, vertex: path[i]! })
  }
  const parent = Int32Array.from(before, (_, f) => f)
  const find = (f: number): number => {
    while (parent[f] !== f) {
      parent[f] = parent[parent[f]!]!
      f = parent[f]!
    }
    return f
  }
  for (let h = 0; h < origin.length; h++) {
    if (onBorder(h) && !stretch.has(h >> 1)) {
      shown.push({ face: face[h]!, side: 0, vertex: origin[h]! })
      shown.push({ face: face[h ^ 1]!, side: 1, vertex: origin[h]! })
    } else if (
      (h & 1) === 0 &&
      !pathEdges.has(h >> 1) &&
      before[face[h]!] !== -1 &&
      before[face[h ^ 1]!] !== -1 &&
      (stretch.has(h >> 1) || before[face[h]!] === before[face[h ^ 1]!])
    ) {
      parent[find(face[h]!)] = find(face[h ^ 1]!)
    }
  }
  const sides = new Map<number, Side>()
  for (const { face: f, side, vertex } of shown) {
    if (before[f] === -1) continue
    const known = sides.get(find(f))
    if (known !== undefined && known !== side) return refuse('crosses', { at: at(vertex) })
    sides.set(find(f), side)
  }
  return before.map((side, f) => (side === -1 ? -1 : (sides.get(find(f)) ?? side)))
}

/** The walk without what overshoots its ends: from the border vertex at the one to that at the other. */
function betweenEnds(
  walk: readonly number[],
  borderVertex: ReadonlySet<number>,
  [first, last]: readonly [Position, Position],
  at: (v: number) => Position,
): number[] | null {
  const same = (v: number, p: Position): boolean => at(v)[0] === p[0] && at(v)[1] === p[1]
  let from = walk.findIndex((v) => same(v, first))
  let to = walk.findLastIndex((v) => same(v, last))
  while (from >= 0 && !borderVertex.has(walk[from]!)) from--
  while (to >= 0 && to < walk.length && !borderVertex.has(walk[to]!)) to++
  return from < 0 || to < 0 || to >= walk.length || from >= to ? null : walk.slice(from, to + 1)
}
