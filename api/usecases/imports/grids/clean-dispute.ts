import type { CleaningChoice, CleaningChoices, CleaningConflict, GridOfFile } from '#contract/cleaning.ts'
import type { SourceRecord } from '#contract/imports.ts'
import type { Position } from '#geometry/position.ts'
import { toDegrees } from '#geometry/position.ts'
import type { MultiPolygon } from '#geometry/ring.ts'

type Kinds = Pick<CleaningConflict, 'kind' | 'reason' | 'values' | 'choices' | 'proposed'>

/** A conflict about what features say, without ground of its own unless it is given. */
export function disputeOf(
  id: string,
  record: SourceRecord | null,
  grids: readonly GridOfFile[],
  said: Kinds & { readonly at?: Position; readonly shape?: MultiPolygon; readonly areaM2?: number },
  chosen: CleaningChoices,
): CleaningConflict {
  const { at, shape, areaM2, ...kinds } = said
  const own = kinds.choices.find((choice) => choice.id === chosen[id])
  return {
    id,
    grids: grids.slice(),
    file: record?.place.file ?? null,
    feature: record?.place.feature ?? null,
    areaM2: areaM2 === undefined ? null : rounded(areaM2, 2),
    widthM: null,
    movedM: null,
    households: null,
    at: at === undefined ? null : toDegrees(at),
    geometry: shape === undefined ? null : geometryOf(shape),
    ...kinds,
    chosen: own?.id ?? null,
  }
}

/** What holds: the choice, else what is proposed; null where the import has to wait. */
export function holds({ chosen, proposed }: CleaningConflict): string | null {
  return chosen ?? proposed
}

export function choiceOf(
  does: CleaningChoice['does'],
  more: Partial<Pick<CleaningChoice, 'grid' | 'code'>> = {},
): CleaningChoice {
  const { grid = null, code = null } = more
  const about = code ?? grid?.code ?? grid?.name
  return { id: about === undefined ? does : `${does}:${about}`, does, grid, code }
}

/** GeoJSON in degrees, rings closed. */
export function geometryOf(shape: MultiPolygon): NonNullable<CleaningConflict['geometry']> {
  return {
    type: 'MultiPolygon',
    coordinates: shape.map((polygon) =>
      polygon.map((ring) => [...ring, ring[0]!].map((position) => toDegrees(position))),
    ),
  }
}

export function rounded(value: number, digits: number): number {
  return Number(value.toFixed(digits))
}
