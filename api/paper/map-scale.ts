import type { Bbox } from '#geometry/bbox.ts'
import type { Position } from '#geometry/position.ts'
import type { Scale } from '#geometry/scale.ts'
import type { Box, Point } from './drawing.ts'

/** First figures of a scale that a person can reckon with. */
const ROUND = [1, 1.2, 1.5, 2, 2.5, 3, 3.5, 4, 5, 6, 8, 10]

/** The largest scale drawn, 1:200: more shows a grid no better. */
const LARGEST = 200

/** How a map lies on the paper. */
export interface View {
  /** n of 1:n. */
  readonly scale: number
  readonly frame: Box
  /** The ground in the frame, in lattice units. */
  readonly ground: Bbox
  project(position: Position): Point
}

/** The smallest round n of 1:n, from 1:200 on, at which so many metres fit into so many millimetres. */
export function roundScale(widthM: number, heightM: number, widthMm: number, heightMm: number): number {
  const least = Math.max((widthM * 1000) / widthMm, (heightM * 1000) / heightMm, LARGEST)
  const power = 10 ** Math.floor(Math.log10(least))
  const first = ROUND.find((figure) => figure * power >= least * (1 - 1e-9))
  return Math.round((first ?? 10) * power)
}

/** Lays the ground of a box in the middle of a frame with a margin in millimetres around it, at a round scale. */
export function viewOf(box: Bbox, { x: mx, y: my }: Scale, frame: Box, margin: number): View {
  const scale = roundScale(
    (box.maxX - box.minX) * mx,
    (box.maxY - box.minY) * my,
    frame.width - 2 * margin,
    frame.height - 2 * margin,
  )
  return viewAt([(box.minX + box.maxX) / 2, (box.minY + box.maxY) / 2], { x: mx, y: my }, frame, scale)
}

/** The view at a scale with a position in the middle of the frame. Metres are those of the plan. */
export function viewAt(centre: Position, { x: mx, y: my }: Scale, frame: Box, scale: number): View {
  const [perX, perY] = [(mx * 1000) / scale, (my * 1000) / scale]
  const [atX, atY] = [frame.x + frame.width / 2, frame.y + frame.height / 2]
  const [halfX, halfY] = [frame.width / 2 / perX, frame.height / 2 / perY]
  return {
    scale,
    frame,
    ground: {
      minX: centre[0] - halfX,
      maxX: centre[0] + halfX,
      minY: centre[1] - halfY,
      maxY: centre[1] + halfY,
    },
    project: ([x, y]) => [atX + (x - centre[0]) * perX, atY - (y - centre[1]) * perY],
  }
}

/** Metres of a scale bar no longer than so many millimetres: 1, 2 or 5 with noughts. */
export function barMetres(scale: number, longestMm: number): number {
  const most = (longestMm * scale) / 1000
  const power = 10 ** Math.floor(Math.log10(most))
  return [5, 2, 1].map((figure) => figure * power).find((metres) => metres <= most) ?? power
}
