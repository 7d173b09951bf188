import { type KnownPlaces, type Metres, median, REACH_M } from './in-metres.ts'

/** Side of a cell of offsets, in metres. */
const CELL_M = 3
const SIDE = (2 * REACH_M) / CELL_M

/** Widths in cells that votes gather in: exact layers, and those that scatter by a house's width. */
const WIDTHS = [3, 7]
/** Width in cells of what counts as the surroundings of a peak. */
const AROUND = 41
const PEAKS = 4

/**
 * The offsets that carry the most points onto known places, best first, without saying yet whether any is good. Every
 * pair of a point and a place within reach votes for the offset between them; an offset that stands out of its surroundings
 * is sharpened by the medians of its pairs.
 */
export function votedOffsets(points: readonly Metres[], known: KnownPlaces): Metres[] {
  const sums = summed(votesOf(points, known))
  const peaks = WIDTHS.flatMap((width) => peaksOf(sums, width))
  return peaks.map((peak) => sharpened(points, known, peak))
}

function votesOf(points: readonly Metres[], { sorted }: KnownPlaces): Uint32Array {
  const votes = new Uint32Array(SIDE * SIDE)
  const east = Float64Array.from(sorted, (place) => place[0])
  const north = Float64Array.from(sorted, (place) => place[1])
  for (const [e, n] of points) {
    for (let i = firstFrom(east, e - REACH_M); i < east.length; i++) {
      const column = Math.floor((east[i]! - e + REACH_M) / CELL_M)
      if (column >= SIDE) break
      const row = Math.floor((north[i]! - n + REACH_M) / CELL_M)
      if (row >= 0 && row < SIDE) votes[row * SIDE + column]!++
    }
  }
  return votes
}

function firstFrom(sorted: Float64Array, least: number): number {
  let [low, high] = [0, sorted.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (sorted[middle]! < least) low = middle + 1
    else high = middle
  }
  return low
}

/** Sums over everything above and left, with a row and a column of zeros before. */
function summed(votes: Uint32Array): Float64Array {
  const side = SIDE + 1
  const sums = new Float64Array(side * side)
  for (let row = 0; row < SIDE; row++) {
    let line = 0
    for (let column = 0; column < SIDE; column++) {
      line += votes[row * SIDE + column]!
      sums[(row + 1) * side + column + 1] = sums[row * side + column + 1]! + line
    }
  }
  return sums
}

function peaksOf(sums: Float64Array, width: number): Metres[] {
  const half = width >> 1
  const far = AROUND >> 1
  const best: { readonly row: number; readonly column: number; readonly height: number }[] = []
  for (let row = far; row < SIDE - far; row++) {
    for (let column = far; column < SIDE - far; column++) {
      const inside = boxSum(sums, row, column, half)
      // No peak stands out by more than all its votes.
      if (inside < 3 || (best.length === PEAKS && inside <= best[PEAKS - 1]!.height)) continue
      const expected = (boxSum(sums, row, column, far) * width * width) / (AROUND * AROUND)
      const height = (inside - expected) / Math.sqrt(expected + 1)
      if (best.length === PEAKS && height <= best[PEAKS - 1]!.height) continue
      const near = best.findIndex(
        (p) => Math.abs(p.row - row) <= width && Math.abs(p.column - column) <= width,
      )
      if (near >= 0 && best[near]!.height >= height) continue
      if (near >= 0) best.splice(near, 1)
      best.push({ row, column, height })
      best.sort((a, b) => b.height - a.height)
      best.splice(PEAKS)
    }
  }
  return best.map(({ row, column }) => [(column + 0.5) * CELL_M - REACH_M, (row + 0.5) * CELL_M - REACH_M])
}

function boxSum(sums: Float64Array, row: number, column: number, half: number): number {
  const side = SIDE + 1
  const [top, bottom] = [(row - half) * side, (row + half + 1) * side]
  const [left, right] = [column - half, column + half + 1]
  return sums[bottom + right]! - sums[top + right]! - sums[bottom + left]! + sums[top + left]!
}

function sharpened(points: readonly Metres[], known: KnownPlaces, start: Metres): Metres {
  let [east, north] = start
  for (const reach of [20, 10, 5, 3, 3]) {
    const pairs = points.flatMap((point) => {
      const found = known.nearest(point[0] + east, point[1] + north)
      return found && found.distanceM <= reach ? [[found.at[0] - point[0], found.at[1] - point[1]]] : []
    })
    if (pairs.length < 8) break
    east = median(pairs.map((pair) => pair[0]!))
    north = median(pairs.map((pair) => pair[1]!))
  }
  return [east, north]
}
