import type { Face, GridKey } from '../snapshot.ts'
import { aboutPosition, type Statement } from './finding.ts'
import type { Place, Standing } from './standing.ts'
import type { Survey } from './survey.ts'

/** A unit on the ground of several grids. */
export interface CutUnit {
  /** Its households on held ground. */
  readonly households: number
  readonly first: Place
  readonly holder: GridKey
  readonly grids: number
}

/** How a unit is cut by borders; null when all of it is one grid's. */
export function cutUnit(
  unit: string,
  { places, unitPlaces }: Standing,
  faceOf: readonly (Face | null)[],
): CutUnit | null {
  let households = 0
  const holders = new Map<GridKey, Place>()
  for (const p of unitPlaces.get(unit) ?? []) {
    const holder = faceOf[p]?.holder ?? null
    if (holder === null) continue
    const place = places[p]!
    households += place.units.get(unit)!
    if (!holders.has(holder)) holders.set(holder, place)
  }
  const [first] = holders
  if (first === undefined || holders.size < 2) return null
  return { households, first: first[1], holder: first[0], grids: holders.size }
}

/** Units whose households stand on the ground of two grids or more, so that one staircase has two answers. */
export function unitFindings({ cutUnits }: Survey): Statement[] {
  return [...cutUnits].map(([unit, { households, first, holder, grids }]) => ({
    rule: 'unit-cut',
    about: unit,
    grid: holder,
    ...aboutPosition(first.position),
    households,
    reason: { unit, grids },
  }))
}
