import type { Arrangement, Winding } from '#geometry/windings.ts'
import type { CoverageInput, DrawnExemption } from '../coverage-input.ts'
import type { Grid } from '../snapshot.ts'

/** What was drawn over one face of the arrangement. */
export interface Drawn {
  /** Codes of the communities whose shape covers it, in order. */
  readonly communities: readonly string[]
  /** Grids that cover it within their own community, and those that do so outside it. */
  readonly grids: readonly Grid[]
  readonly astray: readonly Grid[]
  readonly exemptions: readonly DrawnExemption[]
}

/** All shapes of an input in one fixed order, whatever the order they were given in. */
export function inOrder(input: CoverageInput) {
  return {
    communities: input.communities.toSorted((a, b) => compareText(a.code, b.code)),
    grids: input.grids.toSorted((a, b) => compareText(a.key, b.key)),
    exemptions: input.exemptions.toSorted(
      (a, b) => compareText(a.community, b.community) || compareText(a.reason, b.reason),
    ),
  }
}

/** Reads for each face what was drawn over it; shapes are numbered communities, grids, exemptions. */
export function drawnOver(windings: Arrangement['windings'], shapes: ReturnType<typeof inOrder>): Drawn[] {
  const firstGrid = shapes.communities.length
  const firstExemption = firstGrid + shapes.grids.length
  return windings.map((around: readonly Winding[]) => {
    const covering = around.filter(({ turns }) => turns > 0).map(({ shape }) => shape)
    const communities = covering.filter((s) => s < firstGrid).map((s) => shapes.communities[s]!.code)
    const grids = covering
      .filter((s) => s >= firstGrid && s < firstExemption)
      .map((s) => shapes.grids[s - firstGrid]!)
    return {
      communities,
      grids: grids.filter((grid) => communities.includes(grid.community)),
      astray: grids.filter((grid) => !communities.includes(grid.community)),
      exemptions: covering
        .filter((s) => s >= firstExemption)
        .map((s) => shapes.exemptions[s - firstExemption]!),
    }
  })
}

/**
 * The grids that may hold each face: the deepest drawn over it. Those whose parent was drawn there too come first, for
 * a claim on ground of one's own parent is the better of two that are equal otherwise.
 */
export function candidatesOf(drawn: readonly Drawn[]): readonly (readonly Grid[])[] {
  return drawn.map(({ grids }) => {
    if (grids.length < 2) return grids
    const deepest = Math.max(...grids.map(({ level }) => level))
    const claims = grids.filter(({ level }) => level === deepest)
    if (claims.length < 2) return claims
    const isAtHome = ({ parent }: Grid) => parent === null || grids.some(({ key }) => key === parent)
    return [...claims.filter(isAtHome), ...claims.filter((grid) => !isAtHome(grid))]
  })
}

/** Order by code units, the same on every machine. */
function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
