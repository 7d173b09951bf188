import { extent, type Frame, moved } from './polygon.ts'
import type { Random } from './random.ts'
import { type Fence, fits, type Rect } from './rect.ts'

/** Plots of the two kinds of low houses, metres: width of a plot, depth of a house, ground behind and before. */
const PLOTS = {
  lanes: { width: [8.5, 13.5], depth: [7.5, 9.5], back: 1, alley: 3.5 },
  farmsteads: { width: [13, 19], depth: [9.5, 12.5], back: 3, alley: 7 },
} as const

/** Low houses come nearer to alleys, walls and streets than blocks do. */
const NEARER = 0.65

/** Rows of houses back to back with an alley before every second row, each a little out of line. */
export function placeHouses(
  fences: readonly Fence[],
  frame: Frame,
  style: keyof typeof PLOTS,
  random: Random,
): Rect[] {
  const plot = PLOTS[style]
  const near = fences.map((fence) => ({ ...fence, clearanceM: fence.clearanceM * NEARER }))
  const ring = fences.map((fence) => fence.a)
  const [uMin, uMax] = extent(ring, frame.u)
  const [vMin, vMax] = extent(ring, frame.v)
  const houses: Rect[] = []
  let across = vMin + 2
  for (let row = 0; across + plot.depth[0] < vMax; row++) {
    const rowDepth = random.between(plot.depth[0], plot.depth[1])
    let along = uMin + random.between(2, 8)
    while (along < uMax) {
      const width = random.between(plot.width[0], plot.width[1])
      const depth = rowDepth - random.between(0, 1.5)
      const aside = random.between(-0.5, 0.5)
      const length = width - random.between(0.8, 2.4)
      const rect: Rect = {
        centre: moved([0, 0], frame, along + width / 2, across + rowDepth / 2 + aside),
        frame,
        length,
        depth,
      }
      if (fits(rect, near)) {
        // Here and there a plot lies empty.
        if (!random.chance(0.06)) houses.push(rect)
        along += width
      } else {
        along += 2
      }
    }
    across += rowDepth + 1 + (row % 2 === 0 ? plot.back : plot.alley)
  }
  return houses
}
