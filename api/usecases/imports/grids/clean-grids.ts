import type { GridKey } from '#plan/snapshot.ts'
import type { Ask } from '../../../repositories/request.ts'
import { type CleanWatch, judgeApart } from './clean-process.ts'
import { type HoldingPlan, standingOf } from './holding-plan.ts'
import type { GridCleaning, JudgedLayers } from './judge-layers.ts'
import { judgeRoot } from './root.ts'

/** Judged grids, ready to be written where there are no problems and nothing has to be chosen first. */
interface JudgedGrids extends JudgedLayers {
  /** The wider plan that is drawn into; null where the community has a plan of its own. */
  readonly holding: HoldingPlan | null
  readonly nameOf: (key: GridKey) => string
}

/**
 * Judges the layers of an import of grids, in a process of its own, and says what cleaning would make of them; nothing is
 * written. A grid whose level and code are those of a grid in the last published plan is the same grid, with its key and
 * code. Throws when the signal comes.
 */
export async function judgeGrids(
  ask: Ask,
  wanted: GridCleaning,
  watch: CleanWatch = {},
): Promise<JudgedGrids> {
  const { holding, against: inTheWay, grids: before } = await standingOf(ask, wanted.root)
  const { name, problems: against } = await judgeRoot(ask, wanted.root, inTheWay)
  const layers = { ...wanted, name, against, before, into: holding?.snapshot ?? null }
  const judged = await judgeApart(layers, watch)
  const names = new Map(judged.snapshot?.grids.map((grid) => [grid.key, grid.name]))
  return { ...judged, holding, nameOf: (key) => names.get(key) ?? name }
}
