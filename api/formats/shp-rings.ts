/** Comparisons for one shape; a coastline of a thousand islands with lakes needs a hundredth. */
const MOST_WORK = 50_000_000

export type XyRing = readonly (readonly [x: number, y: number])[]

/**
 * The rings of a Shapefile's polygon as polygons: clockwise ones are outer rings, the others holes of the smallest outer
 * ring they lie in. A ring that lies in none, as of programs that turn everything the other way, is a polygon of its own. Null where finding that out takes more than any real shape does.
 */
export function ringsToPolygons(rings: readonly XyRing[]): XyRing[][] | null {
  const drawn = rings.filter(({ length }) => length > 0).map((ring) => ({ ring, area: signedArea(ring) }))
  const outers = drawn
    // What is no number is kept for whoever judges positions.
    .filter(({ area }) => !(area > 0))
    .map(({ ring, area }) => ({ polygon: [ring], box: boxOf(ring), area: -area }))
  outers.sort((a, b) => a.area - b.area)
  const alone: XyRing[][] = []
  let work = 0
  for (const { ring } of drawn.filter(({ area }) => area > 0)) {
    const box = boxOf(ring)
    const holder = outers.find((outer) => {
      work++
      if (work > MOST_WORK || !holds(outer.box, box)) return false
      work += outer.polygon[0]!.length
      return contains(outer.polygon[0]!, ring)
    })
    if (work > MOST_WORK) return null
    if (holder === undefined) alone.push([ring])
    else holder.polygon.push(ring)
  }
  return [...outers.map(({ polygon }) => polygon), ...alone]
}

/** Twice the area, positive counter-clockwise. Relative to the first position: metres of a zone are large numbers. */
function signedArea(ring: XyRing): number {
  const [x0, y0] = ring[0]!
  let sum = 0
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    sum += (ring[j]![0] - x0) * (ring[i]![1] - y0) - (ring[i]![0] - x0) * (ring[j]![1] - y0)
  }
  return sum
}

type Box = readonly [number, number, number, number]

function boxOf(ring: XyRing): Box {
  let [minX, minY, maxX, maxY] = [Infinity, Infinity, -Infinity, -Infinity]
  for (const [x, y] of ring) {
    minX = Math.min(minX, x)
    minY = Math.min(minY, y)
    maxX = Math.max(maxX, x)
    maxY = Math.max(maxY, y)
  }
  return [minX, minY, maxX, maxY]
}

function holds(outer: Box, inner: Box): boolean {
  return outer[0] <= inner[0] && outer[1] <= inner[1] && outer[2] >= inner[2] && outer[3] >= inner[3]
}

/** Whether a hole lies in a ring: its first position that is not on the ring decides; one that runs along it lies in it. */
function contains(ring: XyRing, hole: XyRing): boolean {
  for (const at of hole) {
    const side = sideOf(ring, at)
    if (side !== 0) return side > 0
  }
  return true
}

/** 1 inside, -1 outside, 0 on the ring. */
function sideOf(ring: XyRing, [x, y]: readonly [number, number]): -1 | 0 | 1 {
  let inside = false
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    const [xi, yi] = ring[i]!
    const [xj, yj] = ring[j]!
    const cross = (xj - xi) * (y - yi) - (yj - yi) * (x - xi)
    const between =
      Math.min(xi, xj) <= x && x <= Math.max(xi, xj) && Math.min(yi, yj) <= y && y <= Math.max(yi, yj)
    if (cross === 0 && between) return 0
    if (yi > y !== yj > y && x < ((xj - xi) * (y - yi)) / (yj - yi) + xi) inside = !inside
  }
  return inside ? 1 : -1
}
