import type { BorderSegments } from './border-segments.ts'

/**
 * A raster of square cells over the bounding box of a plan, and the segments that touch each of them.
 *
 * A cell covers `[column·size, (column+1)·size]` both ways, edges and corners included, so a segment that
 * only touches a cell's corner is listed in it: a cell without a list is met by no boundary at all.
 */
export interface CellRaster {
  /** Side of a cell in lattice units. */
  readonly size: number
  readonly columns: number
  readonly rows: number
  /** Per cell −1 where no segment touches it, else `−2 − start` of its list in `lists`. */
  readonly cells: Int32Array
  /** A list: how many segments, then their numbers. */
  readonly lists: Int32Array
}

/** Value of a cell that no segment touches, before it is known which face holds it. */
export const UNTOUCHED = -1

/**
 * Cells for each segment: with four, three of four positions meet a cell of one face only. More of them answer
 * no faster, because they leave the processor's cache, and take longer to lay (`npm run bench`, row 2).
 */
const CELLS_PER_SEGMENT = 4
const MIN_CELLS = 1 << 12
const MAX_CELLS = 1 << 22

/** Lays the raster; about four bytes a cell and four to twelve a segment and touched cell. */
export function cellRaster(segments: BorderSegments): CellRaster {
  const wanted = Math.min(Math.max(segments.count * CELLS_PER_SEGMENT, MIN_CELLS), MAX_CELLS)
  const area = (segments.width + 1) * (segments.height + 1)
  const longest = Math.max(segments.width, segments.height) + 1
  const size = Math.max(Math.ceil(Math.sqrt(area / wanted)), Math.ceil(longest / MAX_CELLS), 4)
  const columns = Math.floor(segments.width / size) + 1
  const rows = Math.floor(segments.height / size) + 1
  const cells = new Int32Array(columns * rows)
  const touched = touchedCells(segments, size, columns, rows)
  for (const cell of touched.cells) cells[cell]!++
  let start = 0
  for (let cell = 0; cell < cells.length; cell++) {
    const count = cells[cell]!
    cells[cell] = count === 0 ? UNTOUCHED : -2 - start
    if (count > 0) start += count + 1
  }
  const lists = new Int32Array(start)
  for (let segment = 0, at = 0; segment < segments.count; segment++) {
    for (const end = touched.ends[segment]!; at < end; at++) {
      const list = -2 - cells[touched.cells[at]!]!
      lists[list]!++
      lists[list + lists[list]!] = segment
    }
  }
  return { size, columns, rows, cells, lists }
}

/**
 * The cells each segment touches, one segment after the other. The range of columns in a row comes from
 * doubles and is widened by one lattice unit, more than their error: a cell too many only costs time.
 */
function touchedCells(segments: BorderSegments, size: number, columns: number, rows: number) {
  const ends = new Int32Array(segments.count)
  let cells = new Int32Array(segments.count * 8 + 1024)
  let count = 0
  for (let segment = 0; segment < segments.count; segment++) {
    const at = segment * 4
    const lx = segments.ends[at]!
    const ly = segments.ends[at + 1]!
    const ux = segments.ends[at + 2]!
    const uy = segments.ends[at + 3]!
    const first = Math.max(Math.floor((ly - 1) / size), 0)
    const last = Math.min(Math.floor((uy + 1) / size), rows - 1)
    const slope = last > first && uy > ly ? (ux - lx) / (uy - ly) : 0
    for (let row = first; row <= last; row++) {
      let from = lx
      let to = ux
      if (slope !== 0) {
        from = lx + slope * (Math.min(Math.max(row * size, ly), uy) - ly)
        to = lx + slope * (Math.min(Math.max((row + 1) * size, ly), uy) - ly)
      }
      const west = Math.max(Math.floor((Math.min(from, to) - 1) / size), 0)
      const east = Math.min(Math.floor((Math.max(from, to) + 1) / size), columns - 1)
      if (count + east - west + 1 > cells.length) cells = grown(cells, count + east - west + 1)
      for (let column = west; column <= east; column++) cells[count++] = row * columns + column
    }
    ends[segment] = count
  }
  return { cells: cells.subarray(0, count), ends }
}

function grown(cells: Int32Array, needed: number): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(Math.max(cells.length * 2, needed))
  larger.set(cells)
  return larger
}
