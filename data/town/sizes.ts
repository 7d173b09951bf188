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
}

/** The sample: 南桥社区 and 柳湾村. */
export const SAMPLE = { seed: 34, households: 4_600, communities: 2, thirdLevel: 155 } as const

/** Households in a third-level grid of the sample, and third-level grids in one of the second level. */
const PER_THIRD = SAMPLE.households / SAMPLE.thirdLevel
const THIRD_PER_SECOND = SAMPLE.thirdLevel / 18
const SECOND_PER_FIRST = 18 / 8

/** Fewer than these leave no room for what is planted. */
export const LEAST = { households: 1_000, thirdLevel: 34, communities: 2 } as const

const LEAST_PER_COMMUNITY = 9
const LEAST_PER_THIRD = 22

/** Codes of villages begin where those of communities end. */
const MOST_COMMUNITIES = 200

/** How large a town is to be: its communities without the village, and their third-level grids and households. */
export interface TownSize {
  readonly communities: number
  readonly thirdLevel: number
  readonly households: number
}

/** Numbers of grids of one community. */
export interface CommunitySize {
  readonly first: number
  readonly second: number
  readonly third: number
}

/** Fills in what was not asked for: a community like the sample's for every 4,600 households. */
export function sizeOf(options: TownOptions): TownSize {
  const asked = options.households ?? (options.thirdLevel ?? SAMPLE.thirdLevel) * PER_THIRD
  const total = options.communities ?? 1 + Math.max(1, Math.round(asked / SAMPLE.households))
  const communities = total - 1
  const leastThird = Math.max(LEAST.thirdLevel, LEAST_PER_COMMUNITY * communities)
  const fitting = Math.round((options.households ?? communities * SAMPLE.households) / PER_THIRD)
  const thirdLevel = options.thirdLevel ?? Math.max(leastThird, fitting)
  const households = options.households ?? Math.round(thirdLevel * perThird(thirdLevel / communities))
  within('communities', total, LEAST.communities, MOST_COMMUNITIES)
  within('third-level grids', thirdLevel, leastThird)
  within('households', households, Math.max(LEAST.households, LEAST_PER_THIRD * thirdLevel))
  return { communities, thirdLevel, households }
}

/** Households in a third-level grid that bring those of the second level near the middle of their band. */
function perThird(thirdPerCommunity: number): number {
  const fitting = (240 * secondLevelOf(thirdPerCommunity)) / thirdPerCommunity
  return Math.min(33, Math.max(PER_THIRD, fitting))
}

function within(what: string, got: number, least: number, most = Number.POSITIVE_INFINITY): void {
  if (got < least || got > most)
    throw new Error(
      `a town wants ${least}${most === Number.POSITIVE_INFINITY ? ' or more' : ` to ${most}`} ${what}, got ${got}`,
    )
}

/** Shares the third-level grids out among communities by their land. */
export function communitySizes(size: TownSize, land: readonly number[]): CommunitySize[] {
  return apportion(size.thirdLevel, land, 1).map((third) => {
    const second = secondLevelOf(third)
    return { first: Math.max(1, Math.round(second / SECOND_PER_FIRST)), second, third }
  })
}

function secondLevelOf(third: number): number {
  return Math.max(1, Math.round(third / THIRD_PER_SECOND))
}
