import { apportion } from './apportion.ts'
import type { Mistake } from './cells.ts'
import { divide, type Sheet } from './divide.ts'
import type { Ground, Territory } from './ground.ts'
import { blocksOf } from './main-roads.ts'
import { type CellDraft, type CompoundDraft, type GridDraft, grid } from './plan-of-town.ts'
import { areaOf } from './polygon.ts'
import { type PublicGround, publicGroundOf } from './public-ground.ts'
import { layQuarter, type Plot } from './quarter.ts'
import type { Random } from './random.ts'
import type { CommunitySize } from './sizes.ts'
import { stylesOf } from './styles.ts'
import type { FaceId } from './subdivision.ts'

/** A community as drawn: its first-level grids and everything on its ground. */
export interface CommunityDraft {
  readonly code: string
  readonly first: GridDraft[]
  readonly compounds: CompoundDraft[]
  /** Ground nobody holds, by mistake, with the houses on it. */
  readonly outerGap: CellDraft | null
}

/** What one second-level grid is to hold. */
interface Item {
  readonly third: number
  readonly publicGround: readonly PublicGround[]
}

/** Residential compounds to a second-level grid, so that with its public ground the sample has forty. */
const COMPOUNDS_PER_SECOND = 34 / 18

/**
 * Cuts a community's land into grids of three levels and builds on it.
 * @param planted whether the outer gap is to be somewhere here
 */
export function layCommunity(
  ground: Ground,
  territory: Territory,
  code: string,
  size: CommunitySize,
  planted: boolean,
  mistake: Mistake,
  random: Random,
): CommunityDraft {
  const { sheet } = ground
  const blocks = blocksOf(ground, territory, size, random)
  const areas = blocks.map((face) => areaOf(sheet.land.outline(face)))
  const second = apportion(Math.max(size.second, blocks.length), areas, 1)
  const first = apportion(Math.max(size.first, blocks.length), second, 1)
  const items = itemsOf(size, areas, second, planted, random)
  const firsts: GridDraft[] = []
  const plots: Plot[] = []
  blocks.forEach((block, b) => {
    const start = second.slice(0, b).reduce((sum, count) => sum + count, 0)
    const own = items.slice(start, start + second[b]!)
    const laid = layBlock(sheet, block, code, own, first[b]!, random)
    firsts.push(...laid.firsts)
    plots.push(...laid.plots)
  })
  const styles = stylesOf(sheet, plots, random)
  const residential = apportion(
    Math.max(plots.length, Math.round(plots.length * COMPOUNDS_PER_SECOND)),
    plots.map((plot) => plot.third),
    1,
  )
  const quarters = plots.map((plot, i) =>
    layQuarter(sheet, plot, { residential: residential[i]!, style: styles[i]! }, mistake, random),
  )
  return {
    code,
    first: firsts,
    compounds: quarters.flatMap(({ compounds }) => compounds),
    outerGap: quarters.find(({ outerGap }) => outerGap !== null)?.outerGap ?? null,
  }
}

/** Shares third-level grids and public ground out among the second-level grids of all blocks. */
function itemsOf(
  size: CommunitySize,
  areas: readonly number[],
  second: readonly number[],
  planted: boolean,
  random: Random,
): Item[] {
  const seconds = second.reduce((a, b) => a + b, 0)
  // Where there are as many blocks as second-level grids, each grid is as large as its block allows.
  const weights = seconds === areas.length ? areas : new Array<number>(seconds).fill(1)
  const publicGround = publicGroundOf(size, seconds, planted, random)
  return apportion(size.third, weights, 1).map((third, i) => ({ third, publicGround: publicGround[i]! }))
}

/** Cuts a block into first-level grids and those into second-level ones, by streets. */
function layBlock(
  sheet: Sheet,
  block: FaceId,
  code: string,
  items: readonly Item[],
  firstLevel: number,
  random: Random,
): { firsts: GridDraft[]; plots: Plot[] } {
  const style = {
    angle: random.between(-0.13, 0.13),
    jitter: 0.06,
    bend: 0.03,
    across: 'longer' as const,
  }
  const street = (): number => sheet.lines.add('street')
  const counts = apportion(items.length, new Array<number>(firstLevel).fill(1), 1)
  const groups = counts.map((count, g) => {
    const start = counts.slice(0, g).reduce((sum, before) => sum + before, 0)
    return items.slice(start, start + count)
  })
  const weights = groups.map((group) => group.map(weightOf).reduce((a, b) => a + b, 0))
  const quarters = divide(sheet, block, weights, style, street, random)
  const plots: Plot[] = []
  const firsts = groups.map((group, g) => {
    const parent = grid(1, code)
    const faces = divide(sheet, quarters[g]!, group.map(weightOf), style, street, random)
    group.forEach((item, i) => {
      const child = grid(2, code)
      parent.children.push(child)
      plots.push({ grid: child, face: faces[i]!, ...item })
    })
    return parent
  })
  return { firsts, plots }
}

function weightOf({ third, publicGround }: Item): number {
  return publicGround.reduce((sum, { weight }) => sum + weight, third)
}
