import type { Position } from './position.ts'
import { distanceM, type Scale } from './scale.ts'

/** One door to call at. Stops at the same position are one place; `floor` orders them there, top floor first. */
export interface WalkStop {
  readonly position: Position
  /** What keeps stops of one entrance together where several have the same position. */
  readonly door: string
  readonly floor: number | null
}

/** Gains under a tenth of a millimetre are rounding, and would let two orders take turns for ever. */
const LEAST_GAIN_M = 1e-4

/**
 * A short order to walk to all stops, as their indices; from `start`, or from the first stop where there is none. Nearest
 * neighbour, then 2-opt (Croes 1958), and the given order 2-opted as well: the shorter of the two, so the walk is never
 * longer than the order given. The end is open: nobody has to come back. Deterministic; O(n²) for each round of gains.
 */
export function walkingOrder(stops: readonly WalkStop[], scale: Scale, start: Position | null): number[] {
  const places = placesOf(stops)
  if (places.length === 0) return []
  const points = places.map((members) => stops[members[0]!]!.position)
  // Place 0 is where the walk begins and stays first: the start, or the place of the first stop.
  const nodes = start === null ? points : [start, ...points]
  const shift = start === null ? 0 : 1
  const n = nodes.length
  const metres = Float64Array.from({ length: n * n }, (_, i) =>
    distanceM(nodes[Math.floor(i / n)]!, nodes[i % n]!, scale),
  )
  const far = (a: number, b: number): number => metres[a * n + b]!
  const orders = [nearestFirst(n, far), Array.from(nodes, (_, i) => i)].map((order) => untangle(order, far))
  const [nearest, given] = orders as [number[], number[]]
  const best = length(given, far) < length(nearest, far) ? given : nearest
  return best.slice(shift).flatMap((node) => topFirst(places[node - shift]!, stops))
}

/** Metres to walk along stops in an order, as the crow flies; from `start` where there is one. */
export function walkM(
  stops: readonly WalkStop[],
  order: readonly number[],
  scale: Scale,
  start: Position | null,
): number {
  const positions = order.map((i) => stops[i]!.position)
  const way = start === null ? positions : [start, ...positions]
  return way.slice(1).reduce((sum, position, i) => sum + distanceM(way[i]!, position, scale), 0)
}

/** Indices of stops by position, in the order in which the positions first appear. */
function placesOf(stops: readonly WalkStop[]): number[][] {
  const places = new Map<string, number[]>()
  for (const [i, { position }] of stops.entries()) {
    const key = `${position[0]} ${position[1]}`
    const place = places.get(key)
    if (place === undefined) places.set(key, [i])
    else place.push(i)
  }
  return [...places.values()]
}

/** Stops of one place: door by door as they appear, each from the top floor down. */
function topFirst(members: readonly number[], stops: readonly WalkStop[]): number[] {
  const doors = [...new Set(members.map((i) => stops[i]!.door))]
  const rank = (i: number): number => doors.indexOf(stops[i]!.door)
  const floor = (i: number): number => stops[i]!.floor ?? 0
  return [...members].sort((a, b) => rank(a) - rank(b) || floor(b) - floor(a) || a - b)
}

type Far = (a: number, b: number) => number

function nearestFirst(n: number, far: Far): number[] {
  const order = [0]
  const left = new Set(Array.from({ length: n - 1 }, (_, i) => i + 1))
  while (left.size > 0) {
    const here = order[order.length - 1]!
    let next = -1
    let least = Number.POSITIVE_INFINITY
    for (const node of left) {
      const d = far(here, node)
      if (d < least) {
        least = d
        next = node
      }
    }
    order.push(next)
    left.delete(next)
  }
  return order
}

/** Turns stretches of the walk round while that makes it shorter; the first node stays, the last is free. */
function untangle(order: readonly number[], far: Far): number[] {
  const way = [...order]
  for (let gained = true; gained; ) {
    gained = false
    for (let i = 1; i < way.length - 1; i++) {
      for (let j = i + 1; j < way.length; j++) {
        const before = far(way[i - 1]!, way[i]!) + (j + 1 < way.length ? far(way[j]!, way[j + 1]!) : 0)
        const after = far(way[i - 1]!, way[j]!) + (j + 1 < way.length ? far(way[i]!, way[j + 1]!) : 0)
        if (before - after < LEAST_GAIN_M) continue
        for (let a = i, b = j; a < b; a++, b--) [way[a], way[b]] = [way[b]!, way[a]!]
        gained = true
      }
    }
  }
  return way
}

function length(way: readonly number[], far: Far): number {
  return way.slice(1).reduce((sum, node, i) => sum + far(way[i]!, node), 0)
}
