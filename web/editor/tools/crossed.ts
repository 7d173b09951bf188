import type { Position } from '#geometry/position.ts'
import type { Plan } from '#plan/plan.ts'
import type { GridKey, Level } from '#plan/snapshot.ts'
import { gridUnder } from '../face-index.ts'

/** How many places along a line are looked at. */
const PLACES = 60

/** The grid of a level in which most of a line lies; undefined where it touches none. */
export function mostCrossed(plan: Plan, line: readonly Position[], level: Level): GridKey | undefined {
  const lengths = line.slice(1).map(([x, y], i) => Math.hypot(x - line[i]![0], y - line[i]![1]))
  const whole = lengths.reduce((sum, length) => sum + length, 0)
  const seen = new Map<GridKey, number>()
  lengths.forEach((length, i) => {
    const [ax, ay] = line[i]!
    const [bx, by] = line[i + 1]!
    const steps = Math.max(1, Math.round((length / whole) * PLACES))
    for (let step = 0; step < steps; step++) {
      const t = (step + 0.5) / steps
      const at: Position = [Math.round(ax + (bx - ax) * t), Math.round(ay + (by - ay) * t)]
      const key = gridUnder(plan, at, level)?.key
      if (key !== undefined) seen.set(key, (seen.get(key) ?? 0) + length / steps)
    }
  })
  return [...seen].sort((a, b) => b[1] - a[1])[0]?.[0]
}
