import type { Describe } from '#plan/actions/action.ts'
import type { Grid, GridKey, GridKind } from '#plan/snapshot.ts'

/** The fields of the form about a grid. */
export interface GridValues {
  readonly name: string
  readonly kind: GridKind
  readonly urban: boolean
  /** Whether it has a band at all. */
  readonly banded: boolean
  readonly min: number | null
  readonly max: number | null
  readonly parent?: GridKey
}

/** What of a grid's description the form changes; null when nothing. */
export function describedBy(
  grid: Grid,
  { name, kind, urban, banded, min, max }: GridValues,
): Pick<Describe, 'name' | 'kind' | 'urban' | 'band'> | null {
  const band = banded ? { min: min ?? 0, max: max ?? 0 } : null
  const sameBand = band?.min === grid.band?.min && band?.max === grid.band?.max
  const changed = {
    ...(name.trim() === grid.name ? {} : { name: name.trim() }),
    ...(kind === grid.kind ? {} : { kind }),
    ...(urban === grid.urban ? {} : { urban }),
    ...(sameBand ? {} : { band }),
  }
  return Object.keys(changed).length === 0 ? null : changed
}
