import type { CleaningReport } from '#contract/cleaning.ts'
import type { ImportNote, ImportProblem } from '#contract/imports.ts'
import type { Position } from '#geometry/position.ts'
import type { Ask } from '../repositories/request.ts'
import type { GridImport } from './import-grids.ts'

/** What is to be cleaned: the part of an import of grids that says what the files are and what was chosen. */
export type GridCleaning = Pick<
  GridImport,
  'root' | 'layers' | 'levelNames' | 'outline' | 'urban' | 'thresholds' | 'choices'
> & {
  /** Where households live, lattice units, to be counted on each conflict. */
  readonly households?: readonly Position[]
}

export interface CleanedGrids {
  /** What stands against an import whatever is chosen. */
  readonly problems: readonly ImportProblem[]
  readonly notes: readonly ImportNote[]
  /** Null where the files are too broken to say anything about their polygons. */
  readonly report: CleaningReport | null
}

/** Judges the layers of an import of grids and says what cleaning would make of them; nothing is written. */
export async function cleanGrids(_ask: Ask, wanted: GridCleaning): Promise<CleanedGrids> {
  const none = { places: 0, areaM2: 0, widestM: 0, movedM: 0 }
  const report: CleaningReport = {
    thresholds: wanted.thresholds,
    polygons: [],
    conflicts: [],
    settled: { gap: none, overlap: none, 'sticks-out': none },
    verticesAdded: 0,
    faces: 0,
    waiting: 0,
  }
  return { problems: [], notes: [], report }
}
