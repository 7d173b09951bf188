import type { Lines } from './lines.ts'
import type { Point } from './plane.ts'
import { areaBelow, areaOf, centroidOf, dot, extent, frameAt, moved } from './polygon.ts'
import type { Random } from './random.ts'
import type { FaceId, Subdivision } from './subdivision.ts'

/** The paper a town is drawn on. */
export interface Sheet {
  readonly land: Subdivision
  readonly lines: Lines
}

/** How a piece of ground is cut in two. */
export interface CutStyle {
  /** Direction of the rows, radians from east; cuts run along it or square to it. */
  readonly angle: number
  /** How far a cut may turn from that, radians. */
  readonly jitter: number
  /** How far it may bend to a side, as a share of its length. */
  readonly bend: number
  /** Cut along the rows, square to them, or across the longer side. */
  readonly across: 'rows' | 'columns' | 'longer'
}

/**
 * Cuts a face so that the first part, to the south or west, has a given share of its area.
 * @returns both parts, or the face alone where the cut failed
 */
export function cutShare(
  sheet: Sheet,
  face: FaceId,
  share: number,
  style: CutStyle,
  line: number,
  random: Random,
): FaceId[] {
  const outline = sheet.land.outline(face)
  const base = frameAt(style.angle)
  const [uMin, uMax] = extent(outline, base.u)
  const [vMin, vMax] = extent(outline, base.v)
  const rows = style.across === 'rows' || (style.across === 'longer' && vMax - vMin > uMax - uMin)
  const frame = frameAt(style.angle + (rows ? Math.PI / 2 : 0) + random.between(-style.jitter, style.jitter))
  // From here on the cut runs along frame.v and is placed on frame.u; for rows, u points north.
  const at = placeOf(outline, frame.u, share)
  const path = bentLine(outline, frame, at, style.bend, random)
  const { faces, chords } = sheet.land.cut(face, path, line, true)
  if (faces.length !== 2) return faces
  sheet.lines.get(line).chords.push(...chords)
  const [a, b] = faces as [FaceId, FaceId]
  const firstA = dot(centroidOf(sheet.land.outline(a)), frame.u)
  const firstB = dot(centroidOf(sheet.land.outline(b)), frame.u)
  return firstA <= firstB ? [a, b] : [b, a]
}

/** Where along `direction` a straight cut leaves `share` of the area below it. */
function placeOf(outline: readonly Point[], direction: Point, share: number): number {
  const wanted = areaOf(outline) * share
  let [low, high] = extent(outline, direction)
  for (let i = 0; i < 30; i++) {
    const middle = (low + high) / 2
    if (areaBelow(outline, direction, middle) < wanted) low = middle
    else high = middle
  }
  return (low + high) / 2
}

function bentLine(
  outline: readonly Point[],
  frame: ReturnType<typeof frameAt>,
  at: number,
  bend: number,
  random: Random,
): Point[] {
  const [low, high] = extent(outline, frame.v)
  const length = high - low
  const on = (along: number, aside: number): Point => moved([0, 0], frame, at + aside, along)
  if (bend === 0) return [on(low - 50, 0), on(high + 50, 0)]
  const first = random.between(-bend, bend) * length
  const second = random.between(-bend, bend) * length
  return [
    on(low - 50, 0),
    on(low + length * random.between(0.25, 0.4), first),
    on(low + length * random.between(0.6, 0.75), second),
    on(high + 50, 0),
  ]
}

/**
 * Cuts a face into parts whose areas follow the weights, by halving again and again; parts come in the order of
 * the weights. `line` names what each cut draws, from how many halvings came before it.
 */
export function divide(
  sheet: Sheet,
  face: FaceId,
  weights: readonly number[],
  style: CutStyle,
  line: (depth: number) => number,
  random: Random,
  depth = 0,
): FaceId[] {
  if (weights.length === 1) return [face]
  const total = weights.reduce((a, b) => a + b, 0)
  let half = 0
  let below = 0
  while (half < weights.length - 1 && below + weights[half]! / 2 < total / 2) below += weights[half++]!
  if (half === 0) below = weights[half++]!
  const parts = cutShare(sheet, face, below / total, style, line(depth), random)
  if (parts.length !== 2) throw new Error(`a cut of face ${face} missed it`)
  return [
    ...divide(sheet, parts[0]!, weights.slice(0, half), style, line, random, depth + 1),
    ...divide(sheet, parts[1]!, weights.slice(half), style, line, random, depth + 1),
  ]
}
