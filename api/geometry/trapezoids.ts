/** Corners of a convex quadrilateral, perhaps a triangle: `x0, y0, … x3, y3` in order around it. */
export type Quad = readonly number[]

/**
 * Cuts what some edges enclose into trapezoids with horizontal sides; `edges` are flat numbers `ax, ay, bx, by`, in
 * any order and direction. Inside is what an odd number of edges lies west of, so holes need no special care.
 */
export function trapezoids(edges: Float64Array): Quad[] {
  const heights = [...new Set(edges.filter((_, i) => i % 2 === 1))].sort((a, b) => a - b)
  const rising: number[] = []
  for (let e = 0; e < edges.length; e += 4) if (edges[e + 1] !== edges[e + 3]) rising.push(e)
  rising.sort((a, b) => low(edges, a) - low(edges, b))
  const quads: Quad[] = []
  let active: number[] = []
  let next = 0
  for (let i = 0; i + 1 < heights.length; i++) {
    const [south, north] = [heights[i]!, heights[i + 1]!]
    active = active.filter((e) => high(edges, e) > south)
    while (next < rising.length && low(edges, rising[next]!) <= south) active.push(rising[next++]!)
    const middle = (south + north) / 2
    active.sort((a, b) => xAt(edges, a, middle) - xAt(edges, b, middle))
    for (let k = 0; k + 1 < active.length; k += 2) {
      const [west, east] = [active[k]!, active[k + 1]!]
      const [southWest, southEast] = [xAt(edges, west, south), xAt(edges, east, south)]
      const [northEast, northWest] = [xAt(edges, east, north), xAt(edges, west, north)]
      quads.push([southWest, south, southEast, south, northEast, north, northWest, north])
    }
  }
  return quads
}

function low(edges: Float64Array, e: number): number {
  return Math.min(edges[e + 1]!, edges[e + 3]!)
}

function high(edges: Float64Array, e: number): number {
  return Math.max(edges[e + 1]!, edges[e + 3]!)
}

/** Where an edge is at a height between its ends. */
function xAt(edges: Float64Array, e: number, y: number): number {
  const ax = edges[e]!
  const ay = edges[e + 1]!
  const bx = edges[e + 2]!
  const by = edges[e + 3]!
  if (y === ay) return ax
  return y === by ? bx : ax + ((bx - ax) * (y - ay)) / (by - ay)
}
