/** A closed box in tile units. */
export interface Box {
  readonly west: number
  readonly north: number
  readonly east: number
  readonly south: number
}

/**
 * The part of a ring inside a box, by Sutherland and Hodgman: where the ring leaves the box, the result runs
 * along its edge. Rings are x, y, x, y … and not closed; empty where they do not meet.
 */
export function clipRing(ring: readonly number[], box: Box): number[] {
  let clipped = cutRing(ring, 0, box.west, 1)
  clipped = cutRing(clipped, 0, box.east, -1)
  clipped = cutRing(clipped, 1, box.north, 1)
  return cutRing(clipped, 1, box.south, -1)
}

/** Keeps what lies on the inner side of one edge: `axis` 0 for x, `sign` 1 where larger values are inside. */
function cutRing(ring: readonly number[], axis: 0 | 1, edge: number, sign: 1 | -1): number[] {
  const kept: number[] = []
  if (ring.length === 0) return kept
  let px = ring[ring.length - 2]!
  let py = ring[ring.length - 1]!
  let before = ((axis === 0 ? px : py) - edge) * sign
  for (let i = 0; i < ring.length; i += 2) {
    const x = ring[i]!
    const y = ring[i + 1]!
    const here = ((axis === 0 ? x : y) - edge) * sign
    if (before < 0 !== here < 0) {
      const t = before / (before - here)
      if (axis === 0) kept.push(edge, Math.round(py + t * (y - py)))
      else kept.push(Math.round(px + t * (x - px)), edge)
    }
    if (here >= 0) kept.push(x, y)
    px = x
    py = y
    before = here
  }
  return kept
}

/** The stretches of a line inside a box, after Liang and Barsky. Lines are x, y, x, y …. */
export function clipLine(line: readonly number[], box: Box): number[][] {
  const stretches: number[][] = []
  let open: number[] = []
  for (let i = 2; i < line.length; i += 2) {
    const [ax, ay, bx, by] = [line[i - 2]!, line[i - 1]!, line[i]!, line[i + 1]!]
    const span = spanInside(ax, ay, bx, by, box)
    if (span === null) continue
    const [from, to] = span
    if (open.length === 0) open.push(Math.round(ax + from * (bx - ax)), Math.round(ay + from * (by - ay)))
    open.push(Math.round(ax + to * (bx - ax)), Math.round(ay + to * (by - ay)))
    if (to < 1) {
      stretches.push(open)
      open = []
    }
  }
  if (open.length > 0) stretches.push(open)
  return stretches
}

/** Where a segment enters and leaves a box, 0 to 1 along it; null where it misses the box. */
function spanInside(ax: number, ay: number, bx: number, by: number, box: Box): [number, number] | null {
  let [from, to] = [0, 1]
  const edges = [
    [ax - bx, ax - box.west],
    [bx - ax, box.east - ax],
    [ay - by, ay - box.north],
    [by - ay, box.south - ay],
  ] as const
  for (const [outwards, room] of edges) {
    if (outwards === 0) {
      if (room < 0) return null
    } else if (outwards < 0) from = Math.max(from, room / outwards)
    else to = Math.min(to, room / outwards)
  }
  return from <= to ? [from, to] : null
}
