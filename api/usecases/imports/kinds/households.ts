import { toLattice } from '#geometry/position.ts'
import { pointToEwkb } from '../../../repositories/ewkb.ts'
import {
  currentHouseholds,
  eachHousehold,
  insertImportedHouseholds,
  removeHouseholds,
  restoreHouseholds,
  updateImportedHouseholds,
} from '../../../repositories/import-households.ts'
import type { Ask } from '../../../repositories/request.ts'
import { type Placer, readPlacer } from '../placing/place.ts'
import { unitLabel } from '../placing/place-labels.ts'
import { digestOf, keyOf, sayingOf } from './digests.ts'
import type { ImportGround, ImportKind, Judged, MappedRow } from './kind.ts'
import { KnownIds } from './known.ts'
import { placeImported } from './on-map.ts'
import { RowReader, said } from './row.ts'
import { SeenRows } from './seen.ts'
import { readDay, readFloor, readOccupancy, readRoom } from './words.ts'

/** Households of a jurisdiction, placed by their position, by building, unit and room, or by address. */
export const householdKind: ImportKind = {
  target: 'households',
  tables: ['unit', 'household', 'household_grid', 'household_event'],
  async begin(ask, ground) {
    const placer = await readPlacer(ask, ground.county, ground.community)
    return judgeHouseholds(placer, await readKnown(ask, ground), ground)
  },
  current: currentHouseholds,
  insert: insertImportedHouseholds,
  update: updateImportedHouseholds,
  restore: restoreHouseholds,
  remove: removeHouseholds,
  after: placeImported,
}

/** Households of the town by code and by door. */
export interface KnownHouseholds {
  readonly byCode: KnownIds
  readonly byDoor: KnownIds
  /** Those behind a door that no file has given a code yet. */
  readonly codeless: KnownIds
}

export function emptyKnown(): KnownHouseholds {
  return { byCode: new KnownIds(), byDoor: new KnownIds(), codeless: new KnownIds() }
}

export async function readKnown(ask: Ask, { county, community }: ImportGround): Promise<KnownHouseholds> {
  const known = emptyKnown()
  await eachHousehold(ask, county, community, ({ id, building, unit, room, sourceCode }) => {
    const door = doorDigest(building, unit === null ? null : unitLabel(unit), readRoom(room) ?? '')
    known.byDoor.add(door, id)
    if (sourceCode === null) known.codeless.add(door, id)
    else known.byCode.add(codeDigest(sourceCode), id)
  })
  return known
}

export function doorDigest(building: string, unit: string | null, room: string): Buffer {
  return digestOf('household at', building, unit, room)
}

export function codeDigest(code: string): Buffer {
  return digestOf('household called', code)
}

/** Judges rows of one file, in its order. */
export function judgeHouseholds(
  placer: Placer,
  known: KnownHouseholds,
  { today }: Pick<ImportGround, 'today'>,
): (row: MappedRow) => Judged {
  const seen = new SeenRows()
  return (row) => {
    const read = new RowReader(row)
    const code = read.text('code') ?? read.text('id')
    const occupancy = read.as('occupancy', readOccupancy)
    const floor = read.as('floor', readFloor)
    const since = read.as('since', readDay)
    if (since !== null && since > today) read.fault('since', 'day-to-come')
    if (row.shape !== null && row.shape.kind !== 'point') {
      read.fault('address', 'wrong-geometry-type', { type: row.shape.kind })
    }
    const position = row.shape?.kind === 'point' ? toLattice(...row.shape.at) : null
    const place = placer.place({
      address: read.text('address'),
      compound: read.text('compound'),
      building: read.text('building'),
      unit: read.text('unit'),
      room: read.text('room'),
      position,
    })
    if ('reason' in place) {
      const wasFaulty = read.problems.length > 0 || place.reason === 'missing-value'
      read.fault(place.field, place.reason, place.values)
      return wasFaulty ? read.faulty : { ...read.faulty, unplaced: true }
    }
    const door = doorDigest(place.building.id, place.unitLabel, place.room ?? '')
    const key = code === null ? door : codeDigest(code)
    const at = position === null ? null : pointToEwkb(position)
    const says = sayingOf([
      ...(code === null ? [] : [place.building.id, place.unitLabel, place.room]),
      floor ?? place.floor,
      occupancy,
      since,
      at,
      // Without a room two households of a house are told apart by their words alone, and must not become one.
      place.room === null ? read.text('address') : null,
    ])
    const before = seen.see(key, says, row.place)
    if (typeof before === 'number') {
      read.fault(code === null ? 'room' : 'code', 'differs-in-file', { first: before })
    }
    if (read.problems.length > 0) return read.faulty
    if (before === 'same') return { folded: true }
    const target = code === null ? known.byDoor.find(door) : meant(known, key, door)
    if (target === 'several') {
      read.fault('room', 'ambiguous-household')
      return read.faulty
    }
    const candidate = said({
      building: place.building.id,
      newUnit: place.newUnit,
      floor: floor ?? place.floor,
      room: place.room,
      occupancy,
      since,
      position: at,
      sourceCode: code,
    })
    // Null is something said of a unit: the door is the building's own.
    candidate.unit = place.unit
    return { sourceKey: keyOf(key), target, placing: place.how, candidate }
  }
}

/** The household of the town that is meant by a code, else the one behind the door that has no other code. */
function meant(known: KnownHouseholds, code: Buffer, door: Buffer): string | 'several' | null {
  const called = known.byCode.find(code)
  if (called !== null) return called
  const codeless = known.codeless.claim(door)
  return codeless === 'several' ? null : codeless
}
