import { bboxOf } from '#geometry/bbox.ts'
import type { Position } from '#geometry/position.ts'
import type { BaseMap } from '../lookup/in-force.ts'
import type { Breath } from './breath.ts'
import { area, type Box, corners, line, type Mark } from './drawing.ts'
import { gridBorders, gridEdge, labelWishes } from './grid-marks.ts'
import { INK } from './inks.ts'
import { labelMarks } from './label-marks.ts'
import { placeLabels } from './labels.ts'
import { herePin, northArrow, scaleBar } from './map-furniture.ts'
import { mapGround } from './map-ground.ts'
import type { MapMaterial } from './map-material.ts'
import { viewOf } from './map-scale.ts'
import { placeNames } from './place-names.ts'
import type { Language } from './words.ts'

/** Lattice units of ground around an entrance that are shown at least, about 60 m. */
const AROUND = 6_000

/** The neighbourhood of an entrance with the grid that holds it; a pin says 您在这里. `grid` is its code, null for none. */
export async function entranceMap(
  { position, grid }: { readonly position: Position; readonly grid: string | null },
  material: MapMaterial,
  base: BaseMap,
  frame: Box,
  factor: number,
  language: Language,
  breath: Breath,
): Promise<Mark[]> {
  const own = material.grids.find(({ code }) => code === grid)
  const [x, y] = position
  const least = [
    [x - AROUND, y - AROUND],
    [x + AROUND, y + AROUND],
  ] as const
  const view = viewOf(bboxOf([least, ...(own?.shape.flat() ?? [])]), material.scale, frame, 6 * factor)
  const at = view.project(position)
  const pin = 11 * factor
  const bar = scaleBar(
    [frame.x + 3 * factor, frame.y + frame.height - 10 * factor],
    view.scale,
    factor,
    language,
  )
  const taken: Box[] = [
    bar.box,
    { x: at[0] - pin * 0.4, y: at[1] - pin, width: pin * 0.8, height: pin },
    { x: frame.x + frame.width - 12 * factor, y: frame.y, width: 12 * factor, height: 15 * factor },
  ]
  const { labels, room } = await placeLabels(
    labelWishes(view, material),
    frame,
    factor,
    breath,
    taken,
    'none',
  )
  const edge = line([...corners(frame), corners(frame)[0]!], { colour: INK.line, width: 0.25 * factor })
  return [
    {
      mark: 'layer',
      name: 'map',
      clip: [corners(frame)],
      marks: [
        ...mapGround(view, base, material),
        gridBorders(view, material, factor),
        ...(own === undefined ? [] : [gridEdge(view, own, 1.1 * factor)]),
        placeNames(view, base, [], room, factor * 1.15, true),
        labelMarks(labels),
        herePin(at, pin),
      ],
    },
    edge,
    area([corners(bar.box)], '#ffffff', { opacity: 0.85 }),
    bar.layer,
    northArrow([frame.x + frame.width - 6 * factor, frame.y + 2 * factor], 11 * factor, language),
  ]
}
