import { bboxOf } from '#geometry/bbox.ts'
import { pointOnSurface } from '#geometry/point-on-surface.ts'
import type { Position } from '#geometry/position.ts'
import type { Action } from '#plan/actions/action.ts'
import { type Applied, apply, isRefusal } from '#plan/actions/apply.ts'
import { hierarchyOf } from '#plan/hierarchy.ts'
import type { Plan } from '#plan/plan.ts'
import type { Face, GridKey } from '#plan/snapshot.ts'
import { bigPlan } from './big-plan.ts'
import { seeded } from './plan.ts'
import { type Measure, median } from './report.ts'

/** Design §8: an action below 16 ms, a move of a drag below 4 ms, on a plan of 5,000 faces. */
const ACTION_BAR_S = 0.016
const DRAG_BAR_S = 0.004

/** One kind of edit: a plan to make it on, and the edit of that number; the number makes its id. */
interface Kind {
  readonly what: string
  readonly bar: number
  readonly on: (n: number) => Plan
  readonly action: (n: number) => Action
}

/** Median and p95 of each kind of edit on a plan of 5,184 faces, each made on a plan fresh from before. */
export function actionRows(seed: number, rounds: number): Measure[] {
  const { plan, large, medium } = bigPlan(seed)
  const { faces, grids } = plan.snapshot
  const random = seeded(seed)
  const pick = <Item>(items: readonly Item[]): Item => items[Math.floor(random() * items.length)]!
  const hierarchy = hierarchyOf(grids)
  const leaves = faces.filter(({ holder }) => holder !== null && hierarchy.isLeaf(holder))
  const gaps = faces.filter(({ holder }) => holder === null || !hierarchy.isLeaf(holder))
  const beside = neighbours(faces)
  const heirs = gaps.flatMap((gap) => {
    const heir = beside(gap).find((face) => leaves.includes(face) && face.community === gap.community)
    return heir === undefined ? [] : [{ gap, heir: heir.holder! }]
  })
  const pairs = leaves.flatMap((face) => {
    const other = beside(face).find((each) => leaves.includes(each) && each.community === face.community)
    return other === undefined ? [] : [{ face, other }]
  })
  const junctions = inner(faces)

  const cut = (grid: GridKey, n: number): Action => {
    const line = acrossOf(faces.filter(({ holder }) => holder !== null && isUnder(plan, holder, grid)))
    return { type: 'cut', id: idOf(n), grid, line, keep: null, names: [], follow: false }
  }
  const merge = (n: number): Action => {
    const { face, other } = pick(pairs)
    return { type: 'merge', id: idOf(n), grids: [face.holder!, other.holder!], keep: face.holder! }
  }
  const drag = (n: number): Action => {
    const [x, y] = pick(junctions)
    const away = () => Math.round((random() - 0.5) * 2000)
    return { type: 'moveVertices', id: idOf(n), moves: [{ from: [x, y], to: [x + away(), y + away()] }] }
  }
  const fill = (n: number): Action => {
    const { gap, heir } = pick(heirs)
    return { type: 'fillGap', id: idOf(n), face: pointOnSurface([gap.polygon]), to: heir }
  }
  const assign = (n: number): Action => {
    const { face, other } = pick(pairs)
    return { type: 'assign', id: idOf(n), area: strip(face, other), to: other.holder! }
  }
  const leafCut = (n: number) => cut(pick(leaves).holder!, n)
  const largeCut = (n: number) => cut(pick(large), n)
  const fresh = { bar: ACTION_BAR_S, on: () => plan }
  const kinds: Kind[] = [
    { ...fresh, what: 'drag of a vertex', bar: DRAG_BAR_S, action: drag },
    { ...fresh, what: 'cut of an undivided grid', action: leafCut },
    { ...fresh, what: 'cut of a grid with 60 below it', action: (n) => cut(pick(medium), n) },
    { ...fresh, what: 'cut of a grid with 600 below it', action: largeCut },
    { ...fresh, what: 'merge of two grids', action: merge },
    { ...fresh, what: 'fill of a gap', action: fill },
    { ...fresh, what: 'assign of a strip', action: assign },
    undo('revert of a small cut', plan, leafCut),
    undo('revert of a cut through 600', plan, largeCut),
  ]
  return kinds.map((kind) => measure(kind, rounds, faces.length))
}

/** Taking back, on a plan on which the action has just been made. */
function undo(what: string, plan: Plan, action: (n: number) => Action): Kind {
  return {
    what,
    bar: ACTION_BAR_S,
    on: (n) => done(plan, action(n)).plan,
    action: (n) => ({ type: 'revert', id: idOf(n + 5000), action: idOf(n) }),
  }
}

function measure({ what, bar, on, action }: Kind, rounds: number, faces: number): Measure {
  const times: number[] = []
  let refused = 0
  for (let n = 0; times.length < rounds && n < rounds * 3; n++) {
    const plan = on(n)
    const made = action(n)
    const began = performance.now()
    const outcome = apply(plan, made)
    const took = performance.now() - began
    if (isRefusal(outcome)) refused++
    else times.push(took)
  }
  const sorted = times.toSorted((a, b) => a - b)
  const at = (share: number) => sorted[Math.floor((sorted.length - 1) * share)]!.toFixed(1)
  const detail = `p95 ${at(0.95)} ms, worst ${at(1)} ms of ${times.length}, ${refused} refused; ${faces} faces`
  return { row: 4, what, value: median(times) / 1000, unit: 's', bar, detail }
}

function done(plan: Plan, action: Action): Applied {
  const outcome = apply(plan, action)
  if (isRefusal(outcome)) throw new Error(`refused: ${JSON.stringify([action, outcome])}`)
  return outcome
}

function isUnder({ snapshot }: Plan, holder: GridKey, grid: GridKey): boolean {
  return hierarchyOf(snapshot.grids)
    .upwards(holder)
    .some(({ key }) => key === grid)
}

/** A slightly slanted line across the middle of some faces, and a little on. */
function acrossOf(faces: readonly Face[]): Position[] {
  const { minX, minY, maxX, maxY } = bboxOf(faces.map(({ polygon }) => polygon[0]))
  const middle = Math.round((minY + maxY) / 2)
  return [
    [minX - 1000, middle - 700],
    [maxX + 1000, middle + 900],
  ]
}

/** The half of a face towards another, as a box over its middle. */
function strip(face: Face, other: Face): Position[] {
  const [x, y] = pointOnSurface([face.polygon])
  const [ox, oy] = pointOnSurface([other.polygon])
  const [w, s] = [Math.min(x, ox), Math.min(y, oy)]
  const [e, n] = [Math.max(x, ox), Math.max(y, oy)]
  const [dx, dy] = e - w > n - s ? [0, 9000] : [9000, 0]
  return [
    [w - dx, s - dy],
    [e + dx, s - dy],
    [e + dx, n + dy],
    [w - dx, n + dy],
  ]
}

/** The faces that share an edge with one. */
function neighbours(faces: readonly Face[]): (face: Face) => Face[] {
  const owner = new Map<string, Face>()
  const edges = ({ polygon }: Face) =>
    polygon.flatMap((ring) => ring.map((at, i) => [at, ring[(i + 1) % ring.length]!] as const))
  for (const face of faces) for (const [a, b] of edges(face)) owner.set(`${a} ${b}`, face)
  return (face) => [...new Set(edges(face).flatMap(([a, b]) => owner.get(`${b} ${a}`) ?? []))]
}

/** Vertices of four faces of one community. */
function inner(faces: readonly Face[]): Position[] {
  const around = new Map<string, { at: Position; faces: Face[] }>()
  for (const face of faces) {
    for (const at of face.polygon.flat()) {
      const known = around.get(at.join())
      if (known === undefined) around.set(at.join(), { at, faces: [face] })
      else known.faces.push(face)
    }
  }
  const shared = [...around.values()].filter(({ faces: all }) => all.length === 4)
  return shared
    .filter(({ faces: all }) => new Set(all.map(({ community }) => community)).size === 1)
    .map(({ at }) => at)
}

function idOf(n: number): string {
  return `01990000-0000-7000-8000-${String(n).padStart(4, '0')}00000000`
}
