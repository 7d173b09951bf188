import type { Position } from '#geometry/position.ts'
import { hierarchyOf } from '#plan/hierarchy.ts'
import type { Plan } from '#plan/plan.ts'
import type { GridKey, Level } from '#plan/snapshot.ts'
import { gridUnder } from '../face-index.ts'

/** How many places along a line are looked at. */
const PLACES = 60

/** Places spread evenly along a line, each with the length it stands for. */
function* placesAlong(line: readonly Position[]): Generator<{ at: Position; length: number }> {
  const lengths = line.slice(1).map(([x, y], i) => Math.hypot(x - line[i]![0], y - line[i]![1]))
  const whole = lengths.reduce((sum, length) => sum + length, 0)
  for (const [i, length] of lengths.entries()) {
    const [ax, ay] = line[i]!
    const [bx, by] = line[i + 1]!
    const steps = Math.max(1, Math.round((length / whole) * PLACES))
    for (let step = 0; step < steps; step++) {
      const t = (step + 0.5) / steps
      yield { at: [Math.round(ax + (bx - ax) * t), Math.round(ay + (by - ay) * t)], length: length / steps }
    }
  }
}

/**
 * The grid a line is meant for: the one chosen where the line runs over it, else the one of a level in which most of
 * the line lies; undefined where it touches none.
 */
export function meantBy(
  plan: Plan,
  line: readonly Position[],
  level: Level,
  chosen: readonly GridKey[],
): GridKey | undefined {
  const { has, grid } = hierarchyOf(plan.snapshot.grids)
  const [only, ...others] = chosen
  if (only !== undefined && others.length === 0 && has(only)) {
    const own = grid(only).level
    for (const { at } of placesAlong(line)) if (gridUnder(plan, at, own)?.key === only) return only
  }
  const seen = new Map<GridKey, number>()
  for (const { at, length } of placesAlong(line)) {
    const key = gridUnder(plan, at, level)?.key
    if (key !== undefined) seen.set(key, (seen.get(key) ?? 0) + length)
  }
  return [...seen].sort((a, b) => b[1] - a[1])[0]?.[0]
}
