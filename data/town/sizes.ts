import { apportion } from './apportion.ts'

/** What a person may ask of a town. */
export interface TownOptions {
  readonly seed: number
  /** Households in the communities (the village comes on top); about, within one in a hundred. */
  readonly households?: number
  /** Communities and villages of the plan together; the last one is the village. */
  readonly communities?: number
  /** Third-level grids of all communities together, exactly. */
  readonly thirdLevel?: number
  /** The day posts and tags are written for, `YYYY-MM-DD`. */
  readonly today?: string
}

/** The sample: 南桥社区 and 柳湾村. */
export const SAMPLE = { seed: 1, households: 4_600, communities: 2, thirdLevel: 155 } as const

/** Households in a third-level grid of the sample, and third-level grids in one of the second level. */
const PER_THIRD = SAMPLE.households / SAMPLE.thirdLevel
const THIRD_PER_SECOND = SAMPLE.thirdLevel / 18
const SECOND_PER_FIRST = 18 / 8

/** Fewer than these leave no room for what is planted. */
const LEAST_THIRD = 27

/** Numbers of grids and households of one community. */
export interface CommunitySize {
  readonly first: number
  readonly second: number
  readonly third: number
  readonly households: number
}

export interface TownSize {
  readonly thirdLevel: number
  readonly communities: number
  readonly households: number
}

/** Fills in what was not asked for: a community like the sample's for every 4,600 households. */
export function sizeOf(options: TownOptions): TownSize {
  const communities =
    options.communities ??
    1 +
      Math.max(
        1,
        Math.round(
          (options.households ?? (options.thirdLevel ?? SAMPLE.thirdLevel) * PER_THIRD) / SAMPLE.households,
        ),
      )
  if (communities < 2) throw new Error(`a town wants 2 communities or more, got ${communities}`)
  const thirdLevel =
    options.thirdLevel ??
    Math.max(
      communities - 1,
      Math.round((options.households ?? (communities - 1) * SAMPLE.households) / PER_THIRD),
    )
  if (thirdLevel < LEAST_THIRD) {
    throw new Error(`a town wants ${LEAST_THIRD} third-level grids or more, got ${thirdLevel}`)
  }
  const perThird = Math.min(
    33,
    Math.max(
      PER_THIRD,
      (240 * secondLevelOf(thirdLevel / (communities - 1))) / (thirdLevel / (communities - 1)),
    ),
  )
  const households = options.households ?? Math.round(thirdLevel * perThird)
  return { communities: communities - 1, thirdLevel, households }
}

/** Shares the third-level grids and households out among communities by their land. */
export function communitySizes(size: TownSize, land: readonly number[]): CommunitySize[] {
  const third = apportion(size.thirdLevel, land, 1)
  const households = apportion(size.households, third)
  return third.map((count, i) => {
    const second = secondLevelOf(count)
    const first = Math.max(1, Math.round(second / SECOND_PER_FIRST))
    return { first, second, third: count, households: households[i]! }
  })
}

function secondLevelOf(third: number): number {
  return Math.max(1, Math.round(third / THIRD_PER_SECOND))
}
