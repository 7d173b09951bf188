import type { Position } from './position.ts'
import type { MultiPolygon, Polygon } from './ring.ts'

/**
 * A position inside `shape`, to stand for it: the middle of the widest stretch that a horizontal line through
 * about the middle of each polygon's height cuts out of it, rounded to the lattice. The line runs halfway
 * between the two vertex heights next to the middle, so it meets no vertex. Same answer as ST_PointOnSurface
 * (the algorithm of `InteriorPointArea` in JTS and GEOS, whose order of floating-point steps is kept).
 */
export function pointOnSurface(shape: MultiPolygon): Position {
  let best: { x: number; y: number; width: number } | null = null
  for (const polygon of shape) {
    const y = scanHeight(polygon)
    const crossings = crossingsAt(polygon, y)
    for (let i = 0; i + 1 < crossings.length; i += 2) {
      const width = crossings[i + 1]! - crossings[i]!
      if (width > (best?.width ?? 0)) best = { x: (crossings[i]! + crossings[i + 1]!) / 2, y, width }
    }
  }
  if (best === null) throw new Error('pointOnSurface wants a shape with area')
  return [Math.round(best.x), Math.round(best.y)]
}

/** Halfway between the vertex heights directly below (or at) and above the middle of the outer ring's box. */
function scanHeight(polygon: Polygon): number {
  const heights = polygon[0].map(([, y]) => y)
  let low = heights.reduce((a, b) => Math.min(a, b))
  let high = heights.reduce((a, b) => Math.max(a, b))
  const middle = (low + high) / 2
  for (const ring of polygon) {
    for (const [, y] of ring) {
      if (y <= middle) low = Math.max(low, y)
      else high = Math.min(high, y)
    }
  }
  return (low + high) / 2
}

function crossingsAt(polygon: Polygon, y: number): number[] {
  const found: number[] = []
  for (const ring of polygon) {
    ring.forEach((a, i) => {
      const b = ring[(i + 1) % ring.length]!
      if (a[1] > y !== b[1] > y) found.push(crossing(a, b, y))
    })
  }
  return found.sort((a, b) => a - b)
}

function crossing(a: Position, b: Position, y: number): number {
  if (a[0] === b[0]) return a[0]
  return a[0] + (y - a[1]) / ((b[1] - a[1]) / (b[0] - a[0]))
}
