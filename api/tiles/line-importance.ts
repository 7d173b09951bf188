import type { Position } from '#geometry/position.ts'
import type { Scale } from '#geometry/scale.ts'

/**
 * How much each vertex of a line matters, in metres: simplified to a tolerance `t` by Douglas and Peucker's
 * rule, the line keeps exactly the vertices of importance ≥ t. Both ends have infinite importance.
 */
export function lineImportance(line: readonly Position[], scale: Scale): Float64Array {
  const importance = new Float64Array(line.length).fill(Number.POSITIVE_INFINITY)
  const pending: [first: number, last: number, above: number][] = [
    [0, line.length - 1, Number.POSITIVE_INFINITY],
  ]
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const [first, last, above] = next
    let [farthest, at] = [-1, first]
    for (let i = first + 1; i < last; i++) {
      const away = chordDistance2(line[i]!, line[first]!, line[last]!, scale)
      if (away > farthest) [farthest, at] = [away, i]
    }
    if (at === first) continue
    // A vertex never outlives the one that split its stretch, so it cannot matter more.
    importance[at] = Math.min(Math.sqrt(farthest), above)
    pending.push([first, at, importance[at]!], [at, last, importance[at]!])
  }
  return importance
}

/** The same for a ring, whose first vertex and the one farthest from it stand as ends. */
export function ringImportance(ring: readonly Position[], scale: Scale): Float64Array {
  const [x0, y0] = ring[0]!
  const away = ring.map(([x, y]) => ((x - x0) * scale.x) ** 2 + ((y - y0) * scale.y) ** 2)
  const farthest = away.indexOf(Math.max(...away))
  const there = lineImportance(ring.slice(0, farthest + 1), scale)
  const back = lineImportance([...ring.slice(farthest), ring[0]!], scale)
  return Float64Array.of(...there.subarray(0, farthest), ...back.subarray(0, back.length - 1))
}

/** Squared metres from a position to the stretch between two others. */
function chordDistance2(p: Position, a: Position, b: Position, scale: Scale): number {
  const dx = (b[0] - a[0]) * scale.x
  const dy = (b[1] - a[1]) * scale.y
  const px = (p[0] - a[0]) * scale.x
  const py = (p[1] - a[1]) * scale.y
  const length2 = dx * dx + dy * dy
  const t = length2 === 0 ? 0 : Math.max(0, Math.min((px * dx + py * dy) / length2, 1))
  const ex = px - t * dx
  const ey = py - t * dy
  return ex * ex + ey * ey
}
