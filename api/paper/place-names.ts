import { bboxOf } from '#geometry/bbox.ts'
import { labelPoint } from '#plan/label-point.ts'
import type { BaseMap } from '../lookup/in-force.ts'
import { area, type Box, type Layer, type Mark, type Point, text } from './drawing.ts'
import { ASCENT, DESCENT, MIDDLE, widthOf } from './fonts.ts'
import { projected } from './ground-marks.ts'
import { INK } from './inks.ts'
import type { LabelRoom } from './label-room.ts'
import type { View } from './map-scale.ts'

export interface PaperFacility {
  readonly name: string
  readonly at: Point
}

/** The sign of a facility: a square on its corner. */
export function facilityMark([x, y]: Point, side: number): Mark {
  const half = side / 2
  const ring: Point[] = [
    [x, y - half],
    [x + half, y],
    [x, y + half],
    [x - half, y],
  ]
  return area([ring], INK.accent, { stroke: { colour: '#ffffff', width: side * 0.12 } })
}

/** Names of facilities, roads, compounds and, where a sheet shows few of them, buildings: each where there is room, for they give way to every grid. */
export function placeNames(
  view: View,
  base: BaseMap,
  facilities: readonly PaperFacility[],
  room: LabelRoom,
  factor: number,
  withBuildings = false,
): Layer {
  const size = 2.05 * factor
  const marks: Mark[] = []
  const put = (words: string, centre: Point, colour: string, turn = 0, spaced = size): boolean => {
    const box = turnedBox(centre, widthOf(words, 'regular', spaced), spaced * (ASCENT + DESCENT), turn)
    if (!room.isFree(box)) return false
    room.take(box)
    const radians = (turn * Math.PI) / 180
    const drop = spaced * MIDDLE
    const at: Point = [centre[0] - drop * Math.sin(radians), centre[1] + drop * Math.cos(radians)]
    const turned = turn === 0 ? {} : { turn }
    marks.push(text(at, words, spaced, { anchor: 'middle', colour, halo: INK.halo, ...turned }))
    return true
  }
  for (const { name, at } of facilities) {
    const [width, gap] = [widthOf(name, 'regular', size) / 2, size * 0.8]
    const beside: Point[] = [
      [at[0], at[1] + size * 1.3],
      [at[0], at[1] - size * 1.3],
      [at[0] + width + gap, at[1]],
      [at[0] - width - gap, at[1]],
    ]
    beside.some((centre) => put(name, centre, INK.accent))
  }
  for (const { name, line } of base.roads) {
    if (name === null) continue
    for (const stretch of straights(projected(view, line), widthOf(name, 'regular', size) * 1.15)) {
      const [[ax, ay], [bx, by]] = stretch
      let turn = (Math.atan2(by - ay, bx - ax) * 180) / Math.PI
      if (turn > 90 || turn <= -90) turn += turn > 0 ? -180 : 180
      if (put(name, [(ax + bx) / 2, (ay + by) / 2], INK.place, turn)) break
    }
  }
  for (const { name, shape } of base.compounds) {
    if (name === null) continue
    const box = bboxOf(shape.flat())
    if (box.minX > view.ground.maxX || box.maxX < view.ground.minX) continue
    const [x, y] = view.project(labelPoint(shape))
    for (const down of [0, size * 1.4, -size * 1.4, size * 2.8, -size * 2.8])
      if (put(name, [x, y + down], INK.place)) break
  }
  for (const { name, anchor } of withBuildings ? base.buildings : []) {
    const [x, y] = view.project(anchor)
    put(name, [x, y], INK.place)
  }
  return { mark: 'layer', name: 'places', marks }
}

/** Straight stretches of a line long enough for a name, the longest first. */
function straights(points: readonly Point[], least: number): [Point, Point][] {
  const lengthOf = ([[ax, ay], [bx, by]]: [Point, Point]) => Math.hypot(bx - ax, by - ay)
  return points
    .slice(1)
    .map((to, i): [Point, Point] => [points[i]!, to])
    .filter((stretch) => lengthOf(stretch) >= least)
    .sort((a, b) => lengthOf(b) - lengthOf(a))
}

/** The upright box around a turned one. */
function turnedBox([x, y]: Point, width: number, height: number, turn: number): Box {
  const [cos, sin] = [Math.cos((turn * Math.PI) / 180), Math.sin((turn * Math.PI) / 180)].map(Math.abs) as [
    number,
    number,
  ]
  const [w, h] = [width * cos + height * sin, width * sin + height * cos]
  return { x: x - w / 2, y: y - h / 2, width: w, height: h }
}
