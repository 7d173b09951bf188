import Flatbush from 'flatbush'
import type { PlanDots } from '#contract/plans.ts'
import { polygonContainsShifted } from '#geometry/point-in-ring.ts'
import { type Position, toLattice } from '#geometry/position.ts'
import type { Polygon } from '#geometry/ring.ts'
import { boxOf } from '#plan/actions/near.ts'

/** A place where households stand: how many, never who. */
export interface Dot {
  readonly at: Position
  readonly households: number
  readonly building: string | null
  readonly unit: string | null
}

/** Where the households of a plan's ground stand, and how many are in any polygon. */
export interface GroundDots {
  readonly dots: readonly Dot[]
  readonly within: (polygon: Polygon) => readonly Dot[]
  /** Households within a polygon; worked out once for each. */
  readonly count: (polygon: Polygon) => number
}

export function groundDots(wire: PlanDots['dots']): GroundDots {
  const dots = wire.map(({ at, ...dot }): Dot => ({ ...dot, at: toLattice(at[0], at[1]) }))
  const index = dots.length === 0 ? null : new Flatbush(dots.length, 16, Int32Array)
  for (const { at } of dots) index?.add(at[0], at[1], at[0], at[1])
  index?.finish()
  const counts = new WeakMap<Polygon, number>()
  const within = (polygon: Polygon) => {
    const { minX, minY, maxX, maxY } = boxOf(polygon)
    const near = index?.search(minX, minY, maxX, maxY) ?? []
    return near.map((i) => dots[i]!).filter(({ at }) => polygonContainsShifted(polygon, at))
  }
  return {
    dots,
    within,
    count(polygon) {
      const known = counts.get(polygon)
      if (known !== undefined) return known
      const count = householdsOf(within(polygon))
      counts.set(polygon, count)
      return count
    },
  }
}

export const NO_DOTS: GroundDots = groundDots([])

export function householdsOf(dots: readonly Dot[]): number {
  return dots.reduce((sum, { households }) => sum + households, 0)
}
