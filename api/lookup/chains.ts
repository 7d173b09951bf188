import type { Grid } from '#plan/snapshot.ts'
import type { InForce } from './in-force.ts'

/** A grid of a plan in force, whose code is always dealt. */
export type CodedGrid = Grid & { readonly code: string }

/** What holds a position: a chain of grids, level 1 first, and the jurisdiction it all stands on. */
export interface Holding {
  /** Empty where nobody but the jurisdiction holds the ground. */
  readonly chain: readonly CodedGrid[]
  readonly jurisdiction: InForce['jurisdictions'][number]
}

/**
 * Every holding a plan has, by number: grid `i` of the snapshot and its ancestors under number `i`, then the
 * bare jurisdictions. Throws where a grid in force lacks a code, or a jurisdiction its contact.
 */
export function holdingsOf({ snapshot, jurisdictions }: InForce) {
  const grids = snapshot.grids.map((grid): CodedGrid => {
    if (grid.code === null) throw new Error(`grid ${grid.key} (${grid.name}) is in force without a code`)
    return { ...grid, code: grid.code }
  })
  const byKey = new Map(grids.map((grid) => [grid.key, grid]))
  const byCode = new Map(jurisdictions.map((jurisdiction, index) => [jurisdiction.code, index]))
  const jurisdictionIndex = (community: string): number => {
    const index = byCode.get(community)
    if (index === undefined) throw new Error(`community ${community} of the plan in force has no contact`)
    return index
  }

  const chainOf = (grid: CodedGrid): CodedGrid[] => {
    const chain = [grid]
    for (let parent = grid.parent; parent !== null; parent = chain[0]!.parent) {
      const above = byKey.get(parent)
      if (above === undefined)
        throw new Error(`grid ${chain[0]!.key} names a parent ${parent} that is not there`)
      chain.unshift(above)
    }
    return chain
  }

  const holdings: Holding[] = [
    ...grids.map((grid) => ({
      chain: chainOf(grid),
      jurisdiction: jurisdictions[jurisdictionIndex(grid.community)]!,
    })),
    ...jurisdictions.map((jurisdiction) => ({ chain: [], jurisdiction })),
  ]

  /** Number of the holding of ground in `community` held by grid `holder`, −1 for nobody. */
  const numberOf = (holder: number, community: string): number =>
    holder >= 0 ? holder : grids.length + jurisdictionIndex(community)

  return { holdings, numberOf }
}
