import type { Ask } from '../../../repositories/request.ts'
import { type Placer, readPlacer } from '../placing/place.ts'
import { codeDigest, doorDigest, type KnownHouseholds, readKnown } from './households.ts'
import type { ImportGround } from './kind.ts'
import type { RowReader } from './row.ts'

/** Finds the household of the town that a row is about; null, and why in its problems, where that is not one. */
export type HouseholdFinder = (read: RowReader) => string | null

/** Reads households and doors of a jurisdiction once. */
export async function readHouseholdFinder(ask: Ask, ground: ImportGround): Promise<HouseholdFinder> {
  const placer = await readPlacer(ask, ground.county, ground.community)
  return createHouseholdFinder(placer, await readKnown(ask, ground))
}

/** By its code, else by the door that the columns or the address name. What they say is of a person and not repeated. */
export function createHouseholdFinder(placer: Placer, known: KnownHouseholds): HouseholdFinder {
  return (read) => {
    const code = read.text('household')
    const found = code === null ? byDoor(read) : known.byCode.find(codeDigest(code))
    if (found === 'said') return null
    if (found !== null && found !== 'several') return found
    const field = ['household', 'room', 'building', 'address'].find((name) => read.text(name) !== null)
    read.fault(field ?? 'household', found === null ? 'unknown-household' : 'ambiguous-household')
    return null
  }

  function byDoor(read: RowReader): string | 'several' | 'said' | null {
    const place = placer.place({
      address: read.text('address'),
      compound: read.text('compound'),
      building: read.text('building'),
      unit: read.text('unit'),
      room: read.text('room'),
      position: null,
    })
    if ('reason' in place) {
      if (place.reason !== 'missing-value') return null
      read.fault('household', 'missing-value')
      return 'said'
    }
    return known.byDoor.find(doorDigest(place.building.id, place.unitLabel, place.room ?? ''))
  }
}
