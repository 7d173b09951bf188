import type { DrawnGrid } from '#plan/coverage-input.ts'
import type { Band, GridKey } from '#plan/snapshot.ts'
import type { GridDraft } from './plan-of-town.ts'
import type { Random } from './random.ts'
import type { FaceId, Subdivision } from './subdivision.ts'
import { unionOf } from './union.ts'

/** Households a grid should hold: by level in a community, and in a village of one level. */
export const BANDS: Readonly<Record<1 | 2 | 3, Band | null>> = {
  1: null,
  2: { min: 200, max: 300 },
  3: { min: 20, max: 40 },
}
export const VILLAGE_BAND: Band = { min: 30, max: 60 }

/** All ground a grid holds, its children's included. */
export function groundOf(grid: GridDraft): FaceId[] {
  return [...grid.faces, ...grid.children.flatMap(groundOf)]
}

/** Grids with keys and shapes, parents before children. */
export function drawGrids(
  land: Subdivision,
  roots: readonly GridDraft[],
  urban: boolean,
  keys: Map<GridDraft, GridKey>,
  random: Random,
): DrawnGrid[] {
  const drawn: DrawnGrid[] = []
  const draw = (grid: GridDraft, parent: GridKey | null): void => {
    const key = random.uuid()
    keys.set(grid, key)
    drawn.push({
      key,
      level: grid.level,
      parent,
      community: grid.community,
      kind: grid.dedicated ? 'dedicated' : 'general',
      urban,
      name: grid.name,
      code: null,
      sourceCode: null,
      band: grid.dedicated ? null : urban ? BANDS[grid.level] : VILLAGE_BAND,
      exclave: false,
      shape: unionOf(land, groundOf(grid)),
    })
    for (const child of grid.children) draw(child, key)
  }
  for (const root of roots) draw(root, null)
  return drawn
}
