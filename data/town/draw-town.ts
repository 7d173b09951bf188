import type { Mistake } from './cells.ts'
import { type CommunityDraft, layCommunity } from './community.ts'
import type { Ground } from './ground.ts'
import { communityAt, VILLAGE } from './jurisdictions.ts'
import type { CellDraft, DoorDraft, GridDraft } from './plan-of-town.ts'
import { choosePlanted, chooseUnstaffed, openInnerGap } from './planting.ts'
import { areaOf } from './polygon.ts'
import type { Random } from './random.ts'
import { communitySizes, type TownSize } from './sizes.ts'
import { type PlantedGrids, setTargets } from './targets.ts'
import { layVillage, type VillageDraft } from './village.ts'

/** Households on the outer gap. */
export const OUTER_GAP = 5

/** The town on the ground: who holds what, and what stands there, before anybody lives in it. */
export interface DrawnTown {
  readonly communities: (CommunityDraft & { readonly name: string })[]
  readonly village: VillageDraft & { readonly name: string }
  readonly planted: PlantedGrids & {
    readonly innerGap: CellDraft
    readonly outerGap: CellDraft
    readonly cutUnit: DoorDraft
    readonly unstaffed: readonly GridDraft[]
  }
}

/** Lays out every community and the village, plants what shall be found, and sets how many live where; null
 * where the drawing has no place for an outer gap or a cut unit. */
export function drawTown(ground: Ground, size: TownSize, random: Random): DrawnTown | null {
  const { sheet, territories } = ground
  const urban = territories.slice(0, -1)
  const land = urban.map((territory) =>
    territory.land.reduce((sum, face) => sum + areaOf(sheet.land.outline(face)), 0),
  )
  const mistake: Mistake = { cutUnit: null }
  const communities = communitySizes(size, land).map((own, i) => {
    const { code, name } = communityAt(i)
    // The first community is cut into one piece more, which its inner gap takes.
    const wanted = i === 0 ? { ...own, third: own.third + 1 } : own
    const draft = layCommunity(ground, urban[i]!, code, wanted, i === 0, mistake, random.fork(code))
    return { ...draft, name }
  })
  const village = layVillage(
    sheet,
    territories[territories.length - 1]!,
    VILLAGE.code,
    random.fork('village'),
  )
  const seconds = communities.flatMap((community) => community.first.flatMap((one) => one.children))
  const own = communities[0]!.first.flatMap((one) => one.children)
  const choice = random.fork('planting')
  const planted = choosePlanted(own, seconds, choice)
  const { outerGap } = communities[0]!
  const { cutUnit } = mistake
  if (outerGap === null || cutUnit === null) return null
  const spared = new Set(
    seconds.flatMap((two) =>
      two.children.flatMap((leaf) =>
        leaf.cells.filter((cell) => cell.doors.some((door) => door.building === cutUnit.building)),
      ),
    ),
  )
  const innerGap = openInnerGap(sheet.land, planted.holder, spared)
  setTargets(seconds, size.households - OUTER_GAP, planted, random.fork('targets'))
  for (const grid of village.grids) grid.wanted = random.int(38, 47)
  const unstaffed = chooseUnstaffed(
    seconds.filter((grid) => !Object.values(planted).includes(grid)),
    choice,
  )
  return {
    communities,
    village: { ...village, name: VILLAGE.name },
    planted: { ...planted, innerGap, outerGap, cutUnit, unstaffed },
  }
}
