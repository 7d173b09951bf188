import type { Scale } from '#geometry/scale.ts'
import type { GroundIndex } from './ground-index.ts'
import { holderRegions } from './holder-regions.ts'
import { squaredDistances } from './segment-distance.ts'

/** Metres from positions to the borders of the deepest grids, and which grids lie across them. */
export interface BorderSearch {
  /** Metres from the lattice position (x, y), which `face` holds, to where another grid or none begins. */
  nearestM(face: number, x: number, y: number): number
  /** Grids other than the holder of `face` with ground within `withinM` metres of (x, y), nearest first. */
  across(face: number, x: number, y: number, withinM: number): { grid: number; distanceM: number }[]
}

/** Prepares both searches over the segments of `index`; metres are those of the plan's scale. */
export function createBorderSearch(index: GroundIndex, scale: Scale): BorderSearch {
  const { segments, raster, holderOf } = index
  const [x0, y0] = segments.origin
  const squared = squaredDistances(segments, scale)
  const regions = holderRegions(segments, holderOf, scale)
  const holderBeside = (face: number) => (face < 0 ? -1 : holderOf[face]!)

  function nearestM(face: number, x: number, y: number): number {
    return Math.sqrt(regions.nearestSquared(face, x - x0, y - y0, squared))
  }

  function across(face: number, x: number, y: number, withinM: number) {
    const own = holderBeside(face)
    const nearest = new Map<number, number>()
    const limit = withinM * withinM
    const { size, columns, rows, cells, lists } = raster
    const [dx, dy] = [withinM / scale.x, withinM / scale.y]
    const west = Math.max(Math.floor((x - x0 - dx) / size), 0)
    const east = Math.min(Math.floor((x - x0 + dx) / size), columns - 1)
    const south = Math.max(Math.floor((y - y0 - dy) / size), 0)
    const north = Math.min(Math.floor((y - y0 + dy) / size), rows - 1)
    for (let row = south; row <= north; row++) {
      for (let cell = row * columns + west; cell <= row * columns + east; cell++) {
        const value = cells[cell]!
        if (value >= -1) continue
        const list = -2 - value
        for (let k = list + lists[list]!; k > list; k--) consider(lists[k]!)
      }
    }
    return [...nearest]
      .map(([grid, d2]) => ({ grid, distanceM: Math.sqrt(d2) }))
      .sort((a, b) => a.distanceM - b.distanceM || a.grid - b.grid)

    function consider(segment: number): void {
      const left = holderBeside(segments.west[segment]!)
      const right = holderBeside(segments.east[segment]!)
      if (left === right) return
      const d2 = squared(segment, x - x0, y - y0)
      if (d2 > limit) return
      if (left >= 0 && left !== own && d2 < (nearest.get(left) ?? Infinity)) nearest.set(left, d2)
      if (right >= 0 && right !== own && d2 < (nearest.get(right) ?? Infinity)) nearest.set(right, d2)
    }
  }

  return { nearestM, across }
}
