import type { BaseMap } from '../lookup/in-force.ts'
import { area, corners, type Mark } from './drawing.ts'
import { gridFills, gridHatches } from './grid-marks.ts'
import { landMarks, townMarks } from './ground-marks.ts'
import { INK } from './inks.ts'
import type { MapMaterial } from './map-material.ts'
import type { View } from './map-scale.ts'

/** What lies under borders and names, from the ground up: land, fills of grids, the town, and hatches over it. */
export function mapGround(view: View, base: BaseMap, material: MapMaterial): Mark[] {
  return [
    area([corners(view.frame)], INK.land),
    landMarks(view, base),
    gridFills(view, material),
    townMarks(view, base),
    gridHatches(view, material),
  ]
}
