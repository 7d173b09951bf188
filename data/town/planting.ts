import type { CellDraft, GridDraft } from './plan-of-town.ts'
import { areaOf } from './polygon.ts'
import type { Random } from './random.ts'
import type { Subdivision } from './subdivision.ts'
import { lived, type PlantedGrids } from './targets.ts'

/** Chooses the second-level grids for what is planted: the inner gap's holder of the first community's own. */
export function choosePlanted(
  own: readonly GridDraft[],
  all: readonly GridDraft[],
  random: Random,
): PlantedGrids {
  const bySize = (grids: readonly GridDraft[]): GridDraft[] =>
    random.shuffled(grids).sort((a, b) => lived(b) - lived(a))
  const holder = bySize(own)[0]
  const others = bySize(all.filter((grid) => grid !== holder))
  const over = others[0]
  const under = others[others.length - 1]
  if (holder === undefined || over === undefined || under === undefined || over === under) {
    throw new Error(`planting wants three second-level grids, got ${all.length}`)
  }
  return { over, holder, under }
}

/** Takes one third-level grid out of its parent, which keeps the ground: the inner gap. */
export function openInnerGap(
  land: Subdivision,
  holder: GridDraft,
  spared: ReadonlySet<CellDraft>,
): CellDraft {
  const candidates = holder.children.filter(
    (leaf) => !leaf.dedicated && leaf.faces.length === 1 && leaf.cells.every((cell) => !spared.has(cell)),
  )
  const smallest = candidates.toSorted(
    (a, b) => areaOf(land.outline(a.faces[0]!)) - areaOf(land.outline(b.faces[0]!)),
  )[0]
  if (smallest === undefined) throw new Error('no third-level grid can be opened for the inner gap')
  holder.children.splice(holder.children.indexOf(smallest), 1)
  holder.faces.push(...smallest.faces)
  holder.cells.push(...smallest.cells)
  return smallest.cells[0]!
}

/** Third-level grids that nobody works in: three, under different parents where there are as many. */
export function chooseUnstaffed(seconds: readonly GridDraft[], random: Random): GridDraft[] {
  const chosen: GridDraft[] = []
  const parents = random.shuffled(seconds)
  for (let i = 0; chosen.length < 3; i++) {
    const free = parents[i % parents.length]!.children.filter(
      (leaf) => !leaf.dedicated && !chosen.includes(leaf),
    )
    if (free.length > 0) chosen.push(random.pick(free))
  }
  return chosen
}
