import { bboxOf } from '#geometry/bbox.ts'
import type { Position } from '#geometry/position.ts'
import type { Polygon } from '#geometry/ring.ts'
import type { BaseMap } from '../lookup/in-force.ts'
import { area, type Layer, type Mark, type Point } from './drawing.ts'
import { INK } from './inks.ts'
import type { View } from './map-scale.ts'

/** Widths of roads on the ground in metres, and the least they have on paper in millimetres. */
const ROADS: Readonly<Record<string, readonly [metres: number, least: number]>> = {
  main: [22, 1.1],
  street: [12, 0.7],
  lane: [6, 0.35],
  path: [3, 0.2],
}
const CASING = 0.18

/** Whether any of some lines may lie in the view. */
export function isSeen({ ground }: View, lines: Iterable<readonly Position[]>): boolean {
  const box = bboxOf(lines)
  return (
    box.minX <= ground.maxX && box.maxX >= ground.minX && box.minY <= ground.maxY && box.maxY >= ground.minY
  )
}

export function projected(view: View, line: readonly Position[]): Point[] {
  return line.map((position) => view.project(position))
}

function ringsOf(view: View, shape: readonly Polygon[]): Point[][] {
  return shape.flatMap((polygon) => polygon.map((ring) => projected(view, ring)))
}

/** Land and compounds, pale: what lies under the colours of the grids. */
export function landMarks(view: View, base: BaseMap): Layer {
  const marks: Mark[] = []
  for (const { kind, shape } of base.compounds) {
    if (!isSeen(view, shape.flat())) continue
    const fill = kind === 'park' ? INK.park : kind === 'farmland' ? INK.farmland : INK.compound
    marks.push(area(ringsOf(view, shape), fill, { stroke: { colour: INK.compoundEdge, width: 0.12 } }))
  }
  return { mark: 'layer', name: 'land', marks }
}

/** Water, roads and buildings, over the colours of the grids, so that a town stays readable under them. */
export function townMarks(view: View, base: BaseMap): Layer {
  const waters = base.waters
    .filter(({ shape }) => isSeen(view, shape.flat()))
    .map(({ shape }) =>
      area(ringsOf(view, shape), INK.water, { stroke: { colour: INK.waterEdge, width: 0.15 } }),
    )
  const roads = base.roads.filter(({ line }) => isSeen(view, [line]))
  const drawn = (colour: string, casing: number): Mark[] =>
    ['path', 'lane', 'street', 'main'].flatMap((kind) => {
      const lines = roads.filter((road) => road.kind === kind).map(({ line }) => projected(view, line))
      const [metres, least] = ROADS[kind] ?? ROADS.path!
      const width = Math.max((metres * 1000) / view.scale, least) + 2 * casing
      return lines.length === 0
        ? []
        : [{ mark: 'shape', lines, closed: false, stroke: { colour, width, round: true } }]
    })
  const buildings = base.buildings.flatMap(({ outline }) =>
    outline !== null && isSeen(view, outline) ? [outline.map((ring) => projected(view, ring))] : [],
  )
  const edge = { colour: INK.buildingEdge, width: 0.1 }
  return {
    mark: 'layer',
    name: 'town',
    marks: [
      ...waters,
      ...drawn(INK.roadCasing, CASING),
      ...drawn(INK.road, 0),
      ...buildings.map((rings) => area(rings, INK.building, { stroke: edge })),
    ],
  }
}
