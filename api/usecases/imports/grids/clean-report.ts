import type { CleaningConflict, CleaningReport, GridOfFile, SettledKind } from '#contract/cleaning.ts'
import type { Cleaned } from '#plan/clean.ts'
import type { GridKey } from '#plan/snapshot.ts'
import { holds, rounded } from './clean-dispute.ts'
import { groundConflict, householdCounter } from './clean-ground.ts'
import type { GridCleaning } from './judge-layers.ts'
import type { DrawnLayers } from './layers.ts'

/** Conflicts about ground that a report tells; a layer that is off as a whole has a hundred thousand. */
const MOST_TOLD = 2_000

/** What cleaning came to, for the page: millimetres and hundredths of a square metre. */
export function reportOf(
  cleaned: Cleaned,
  drawn: DrawnLayers,
  gridOf: (key: GridKey) => GridOfFile,
  { thresholds, households }: GridCleaning,
): CleaningReport {
  const count = householdCounter(households)
  const conflicts: CleaningConflict[] = [
    ...drawn.conflicts,
    ...largest(cleaned.conflicts).map((conflict) => groundConflict(conflict, gridOf, drawn.records, count)),
  ]
  const { gap, overlap, 'sticks-out': sticksOut } = cleaned.settled
  return {
    thresholds,
    polygons: cleaned.grids.map(({ key, movedM, movedInAllM, areaBeforeM2, areaAfterM2, parts }) => ({
      ...gridOf(key),
      movedM: rounded(movedM, 3),
      movedInAllM: movedInAllM === null ? null : rounded(movedInAllM, 3),
      areaBeforeM2: rounded(areaBeforeM2, 2),
      areaAfterM2: rounded(areaAfterM2, 2),
      parts,
    })),
    conflicts,
    conflictsInAll: drawn.conflicts.length + cleaned.conflicts.length,
    settled: { gap: told(gap), overlap: told(overlap), 'sticks-out': told(sticksOut) },
    verticesAdded: cleaned.verticesAdded,
    faces: cleaned.snapshot.faces.length,
    waiting: conflicts.filter((conflict) => holds(conflict) === null).length,
  }
}

/** The largest by area where there are too many, in the order they came. */
function largest(conflicts: Cleaned['conflicts']): Cleaned['conflicts'] {
  if (conflicts.length <= MOST_TOLD) return conflicts
  const ranked = conflicts.toSorted((a, b) => b.areaM2 - a.areaM2).slice(0, MOST_TOLD)
  const kept = new Set(ranked)
  return conflicts.filter((conflict) => kept.has(conflict))
}

function told({ places, areaM2, widestM, movedM }: SettledKind): SettledKind {
  return { places, areaM2: rounded(areaM2, 2), widestM: rounded(widestM, 3), movedM: rounded(movedM, 3) }
}
