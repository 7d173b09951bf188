import type { Position } from '#geometry/position.ts'
import type { Action } from '#plan/actions/action.ts'
import { apply, isRefusal } from '#plan/actions/apply.ts'
import { inspect, inspectAfter } from '#plan/findings.ts'
import { DEFAULT_SETTINGS, type Ground, type GroundHousehold } from '#plan/ground.ts'
import type { Plan } from '#plan/plan.ts'
import { bigPlan } from './big-plan.ts'
import { seeded } from './plan.ts'
import { type Measure, median } from './report.ts'

/** Design §8 asks 16 ms for an action in the browser; its findings may follow within a third frame. */
const BAR_S = 0.03

const DAY = '2026-11-22'

/** Findings of a plan of some 5,000 faces with 50,000 households, brought up to date after each of some actions. */
export function inspectRow(seed: number, rounds: number): Measure[] {
  let { plan } = bigPlan(seed)
  const random = seeded(seed)
  const ground = groundOn(plan, 50_000, random)
  const began = performance.now()
  let inspection = inspect(plan.snapshot, ground, [], DAY, DEFAULT_SETTINGS)
  const wholeMs = performance.now() - began
  const times: number[] = []
  for (let n = 0; times.length < rounds && n < rounds * 20; n++) {
    const outcome = apply(plan, someAction(plan, n, random))
    if (isRefusal(outcome)) continue
    plan = outcome.plan
    const start = performance.now()
    inspection = inspectAfter(inspection, plan.snapshot)
    times.push(performance.now() - start)
  }
  const sorted = times.toSorted((a, b) => a - b)
  const p95 = sorted[Math.floor(sorted.length * 0.95)]!
  return [
    {
      row: 4,
      what: `findings after an action, ${plan.snapshot.faces.length} faces`,
      value: median(times) / 1000,
      unit: 's',
      bar: BAR_S,
      detail: `p95 ${p95.toFixed(1)} ms of ${times.length} actions, ${inspection.findings.length} findings; a whole one ${wholeMs.toFixed(0)} ms`,
    },
  ]
}

/** Households by fours in stairwells, over all of the plan's ground. */
function groundOn({ snapshot }: Plan, households: number, random: () => number): Ground {
  const list: GroundHousehold[] = []
  for (let stair = 0; list.length < households; stair++) {
    const face = snapshot.faces[Math.floor(random() * snapshot.faces.length)]!
    const [a, b] = [face.polygon[0][0]!, face.polygon[0][18]!]
    const t = random()
    const position: Position = [Math.round(a[0] + (b[0] - a[0]) * t), Math.round(a[1] + (b[1] - a[1]) * t)]
    for (let i = 0; i < 4; i++) {
      const id = `h${list.length}`
      list.push({ id, position, own: false, unit: `u${stair}`, building: `b${stair >> 1}`, contact: id })
    }
  }
  return { households: list, buildings: [], facilities: [], givenOutlines: new Map() }
}

/** Fills a gap, merges two siblings, moves a corner, or gives a patch to the neighbour it lies in part of. */
function someAction({ snapshot }: Plan, n: number, random: () => number): Action {
  const pick = <Value>(list: readonly Value[]): Value => list[Math.floor(random() * list.length)]!
  const id = `01890000-0000-7000-8000-${String(n).padStart(12, '0')}`
  const face = pick(snapshot.faces)
  const from = pick(face.polygon[0])
  if (n % 4 === 0) {
    return { type: 'moveVertices', id, moves: [{ from, to: [from[0] + 300, from[1] + 200] }] }
  }
  const leaf = pick(snapshot.grids.filter(({ level }) => level === 3))
  if (n % 4 === 1) {
    const sibling = pick(
      snapshot.grids.filter(({ parent, key }) => parent === leaf.parent && key !== leaf.key),
    )
    return { type: 'merge', id, grids: [leaf.key, sibling.key], keep: leaf.key }
  }
  if (n % 4 === 2) return { type: 'describe', id, grid: leaf.key, band: { min: 1, max: 2 } }
  const own = snapshot.faces.find(({ holder }) => holder === leaf.key)?.polygon[0][0] ?? from
  const reach = 9_000
  const area: Position[] = [
    [own[0] - reach, own[1] - reach],
    [own[0] + reach, own[1] - reach],
    [own[0] + reach, own[1] + reach],
    [own[0] - reach, own[1] + reach],
  ]
  return { type: 'assign', id, area, to: leaf.key }
}
