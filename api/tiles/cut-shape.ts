import { type Box, clipLine, clipRing } from './clip.ts'
import { BUFFER, EXTENT } from './mercator.ts'
import { LINE, POINT, type Shape } from './shape.ts'

/** A tile being cut: its place and the least metres a vertex must matter to be in it. */
export interface Cut {
  readonly z: number
  readonly x: number
  readonly y: number
  readonly toleranceM: number
}

const REACH: Box = { west: -BUFFER, north: -BUFFER, east: EXTENT + BUFFER, south: EXTENT + BUFFER }

/** A shape smaller than this both ways, in tile units (half a pixel), is not to be seen. */
const LEAST_SIZE = 4

const MOVE_TO = 1
const LINE_TO = 2
const CLOSE_PATH = 7

/**
 * The geometry of a shape in a tile as a vector tile writes it (commands and zigzag steps; Mapbox Vector Tile
 * 2.1, section 4.3), appended to `out`, which is emptied first. Empty where nothing of it is to be seen.
 */
export function cutShape(shape: Shape, { z, x, y, toleranceM }: Cut, out: number[]): void {
  out.length = 0
  const scale = 2 ** z * EXTENT
  const [left, top] = [x * EXTENT, y * EXTENT]
  if (shape.type === POINT) {
    cutPoint(shape, scale, left, top, out)
    return
  }
  if ((shape.east - shape.west) * scale < LEAST_SIZE && (shape.south - shape.north) * scale < LEAST_SIZE)
    return

  const isInside =
    shape.west * scale - left >= REACH.west &&
    shape.east * scale - left <= REACH.east &&
    shape.north * scale - top >= REACH.north &&
    shape.south * scale - top <= REACH.south
  const pen = { x: 0, y: 0, out }
  let isShown = true
  for (let part = 0, from = 0; part < shape.partEnds.length; part++) {
    const to = shape.partEnds[part]!
    const line = partInTile(shape, from, to, scale, left, top, toleranceM)
    from = to
    if (shape.type === LINE) {
      for (const stretch of isInside ? [line] : clipLine(line, REACH)) drawLine(stretch, pen)
      continue
    }
    const isOuter = shape.opens[part] === 1
    if (isOuter) isShown = true
    else if (!isShown) continue
    const drawn = drawRing(isInside ? line : clipRing(line, REACH), isOuter, pen)
    if (isOuter) isShown = drawn
  }
}

interface Pen {
  x: number
  y: number
  readonly out: number[]
}

/** Each point is in exactly one tile. */
function cutPoint({ xy }: Shape, scale: number, left: number, top: number, out: number[]): void {
  const [x, y] = [Math.floor(xy[0]! * scale - left), Math.floor(xy[1]! * scale - top)]
  if (x >= 0 && y >= 0 && x < EXTENT && y < EXTENT) out.push(command(MOVE_TO, 1), zigzag(x), zigzag(y))
}

/** Vertices that matter, in tile units, without repetitions. */
function partInTile(
  { xy, importance }: Shape,
  from: number,
  to: number,
  scale: number,
  left: number,
  top: number,
  toleranceM: number,
): number[] {
  const line: number[] = []
  let [lastX, lastY] = [Number.NaN, Number.NaN]
  for (let vertex = from; vertex < to; vertex++) {
    if (importance[vertex]! < toleranceM) continue
    const x = Math.round(xy[vertex * 2]! * scale - left)
    const y = Math.round(xy[vertex * 2 + 1]! * scale - top)
    if (x === lastX && y === lastY) continue
    line.push(x, y)
    lastX = x
    lastY = y
  }
  return line
}

function drawLine(line: readonly number[], pen: Pen): void {
  if (line.length < 4) return
  pen.out.push(command(MOVE_TO, 1))
  step(line[0]!, line[1]!, pen)
  pen.out.push(command(LINE_TO, line.length / 2 - 1))
  for (let i = 2; i < line.length; i += 2) step(line[i]!, line[i + 1]!, pen)
}

/** Draws a ring, an outer one clockwise on the screen; false where it has no area left. */
function drawRing(ring: readonly number[], isOuter: boolean, pen: Pen): boolean {
  const end = ring.length
  let doubled = 0
  for (let i = 0, px = ring[end - 2]!, py = ring[end - 1]!; i < end; i += 2) {
    doubled += px * ring[i + 1]! - ring[i]! * py
    px = ring[i]!
    py = ring[i + 1]!
  }
  if (doubled === 0 || Number.isNaN(doubled)) return false
  const isForward = doubled > 0 === isOuter
  const last = end >= 4 && ring[0] === ring[end - 2] && ring[1] === ring[end - 1] ? end - 2 : end
  const vertexAt = (k: number) => (isForward ? k : last - 2 - k)
  pen.out.push(command(MOVE_TO, 1))
  step(ring[vertexAt(0)]!, ring[vertexAt(0) + 1]!, pen)
  pen.out.push(command(LINE_TO, last / 2 - 1))
  for (let k = 2; k < last; k += 2) step(ring[vertexAt(k)]!, ring[vertexAt(k) + 1]!, pen)
  pen.out.push(command(CLOSE_PATH, 1))
  return true
}

function step(x: number, y: number, pen: Pen): void {
  pen.out.push(zigzag(x - pen.x), zigzag(y - pen.y))
  pen.x = x
  pen.y = y
}

function command(id: number, count: number): number {
  return (count << 3) | id
}

function zigzag(value: number): number {
  return (value << 1) ^ (value >> 31)
}
