import type { Sheet } from './divide.ts'
import type { Style } from './plan-of-town.ts'
import type { Point } from './plane.ts'
import { centroidOf, distance } from './polygon.ts'
import type { Random } from './random.ts'
import type { FaceId } from './subdivision.ts'

/** Old lanes around the bridge, works' housing around them, new estates and towers outside. */
export function stylesOf(sheet: Sheet, plots: readonly { face: FaceId }[], random: Random): Style[] {
  const centres = plots.map((plot) => centroidOf(sheet.land.outline(plot.face)))
  const heart: Point = [
    centres.reduce((sum, [x]) => sum + x, 0) / centres.length,
    centres.reduce((sum, [, y]) => sum + y, 0) / centres.length - 60,
  ]
  const order = centres
    .map((centre, index) => ({ index, far: distance(centre, heart) }))
    .sort((a, b) => a.far - b.far)
  const styles: Style[] = new Array<Style>(plots.length)
  order.forEach(({ index }, rank) => {
    const share = rank / plots.length
    styles[index] =
      share < 0.33
        ? 'lanes'
        : share < 0.6
          ? random.weighted({ 'works-housing': 3, slabs: 2, lanes: 1 })
          : rank === plots.length - 1
            ? 'slabs'
            : random.weighted({ slabs: 5, towers: 2, 'works-housing': 1 })
  })
  return styles
}
