import { orientation } from './orientation.ts'
import type { Position } from './position.ts'

/** A ring without repeated points and zero-area spikes, and how many of each there were. */
export interface CleanedRing {
  /** Fewer than three positions where nothing with an area was left. */
  readonly ring: readonly Position[]
  readonly repeatedPoints: number
  readonly spikes: number
}

/**
 * Drops from a closed walk (the first position repeated at the end or not) each point equal to the one before
 * it, and the tip of each spike: a vertex from which the boundary runs straight back the way it came. What
 * that lays open is looked at again, round the closing point too.
 */
export function cleanRing(walk: readonly Position[]): CleanedRing {
  const closed = walk.length > 1 && same(walk[0]!, walk[walk.length - 1]!)
  const left = closed ? walk.slice(0, -1) : walk.slice()
  let repeatedPoints = 0
  let spikes = 0
  const ring: Position[] = []
  for (const position of left) {
    ring.push(position)
    settleEnd()
  }
  // The end of the ring meets its beginning.
  for (let tidied = false; !tidied && ring.length > 1; ) {
    tidied = true
    const first = ring[0]!
    const last = ring[ring.length - 1]!
    if (same(first, last)) {
      ring.pop()
      repeatedPoints++
      tidied = false
    } else if (ring.length > 2 && turnsBack(ring[ring.length - 2]!, last, first)) {
      ring.pop()
      spikes++
      tidied = false
    } else if (ring.length > 2 && turnsBack(last, first, ring[1]!)) {
      ring.shift()
      spikes++
      tidied = false
    }
  }
  return { ring, repeatedPoints, spikes }

  /** Tidies the end of what was walked so far. */
  function settleEnd(): void {
    for (;;) {
      const n = ring.length
      if (n > 1 && same(ring[n - 2]!, ring[n - 1]!)) {
        ring.pop()
        repeatedPoints++
      } else if (n > 2 && turnsBack(ring[n - 3]!, ring[n - 2]!, ring[n - 1]!)) {
        ring.splice(n - 2, 1)
        spikes++
      } else {
        return
      }
    }
  }
}

function same(a: Position, b: Position): boolean {
  return a[0] === b[0] && a[1] === b[1]
}

/** Whether the way from `a` over `b` to `c` runs back along itself; exact. */
function turnsBack(a: Position, b: Position, c: Position): boolean {
  const ahead = (b[0] - a[0]) * (c[0] - b[0]) + (b[1] - a[1]) * (c[1] - b[1])
  return ahead < 0 && orientation(a, b, c) === 0
}
