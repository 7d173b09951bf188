import type { DegreeBox } from '#geometry/degree-box.ts'

/** Side of a cell in degrees, and how many rows of them a number has room for; as in migration 0012. */
const SIDE = 0.002
const ROWS = 1_000_000

/** A larger box is no quicker by its cells. */
const MOST_CELLS = 600

/** Numbers of the cells a box in degrees touches; null where there are too many. */
export function cellsOf([west, south, east, north]: DegreeBox): number[] | null {
  const [fromX, toX] = [columnOf(west), columnOf(east)]
  const [fromY, toY] = [rowOf(south), rowOf(north)]
  if ((toX - fromX + 1) * (toY - fromY + 1) > MOST_CELLS) return null
  const cells: number[] = []
  for (let x = fromX; x <= toX; x++) for (let y = fromY; y <= toY; y++) cells.push(x * ROWS + y)
  return cells
}

function columnOf(lon: number): number {
  return Math.floor((lon + 180) / SIDE)
}

function rowOf(lat: number): number {
  return Math.floor((lat + 90) / SIDE)
}
