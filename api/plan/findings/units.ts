import type { GridKey } from '../snapshot.ts'
import type { Statement } from './finding.ts'
import { aboutPosition, type Place, type Survey } from './survey.ts'

/** Units whose households stand on the ground of two grids or more, so that one staircase has two answers. */
export function unitFindings({ places }: Survey): Statement[] {
  const units = new Map<string, { households: number; first: Place; holders: Set<GridKey> }>()
  for (const place of places) {
    for (const { unit } of place.households) {
      if (unit === null || place.holder === null) continue
      const known = units.get(unit)
      if (known === undefined) {
        units.set(unit, { households: 1, first: place, holders: new Set([place.holder]) })
      } else {
        known.households++
        known.holders.add(place.holder)
      }
    }
  }
  return [...units]
    .filter(([, { holders }]) => holders.size > 1)
    .map(([unit, { households, first, holders }]) => ({
      rule: 'unit-cut',
      about: unit,
      grid: first.holder ?? undefined,
      ...aboutPosition(first.position),
      households,
      reason: { unit, grids: holders.size },
    }))
}
