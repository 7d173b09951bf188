import type { Position } from '#geometry/position.ts'
import { pointFromEwkb, pointToEwkb } from './ewkb.ts'
import { insertAll } from './insert-all.ts'
import type { Ask } from './request.ts'
import { sql } from './sql.ts'

const queries = {
  insertFacilities: sql('places/insert-facilities'),
  insertOrganisations: sql('places/insert-organisations'),
  facilities: sql('places/facilities'),
}

/** A facility as maps and findings see it. */
export interface Facility {
  readonly id: string
  readonly kind: string
  readonly name: string
  readonly position: Position
}

export interface NewFacility extends Facility {
  readonly community: string
  readonly phone: string | null
  readonly hours: string | null
}

/** A shop, an employer, a school or a property company. */
export interface NewOrganisation {
  readonly id: string
  readonly community: string
  readonly kind: string
  readonly name: string
  readonly dutyName: string | null
  readonly dutyPhone: string | null
  readonly position: Position
}

/** Adds facilities of a county. */
export function insertFacilities(
  ask: Ask,
  county: string,
  facilities: readonly NewFacility[],
): Promise<void> {
  const rows = facilities.map((each) => ({ ...each, position: pointToEwkb(each.position) }))
  return insertAll(ask, queries.insertFacilities, county, rows)
}

/** Adds organisations of a county. */
export function insertOrganisations(
  ask: Ask,
  county: string,
  organisations: readonly NewOrganisation[],
): Promise<void> {
  const rows = organisations.map((each) => ({ ...each, position: pointToEwkb(each.position) }))
  return insertAll(ask, queries.insertOrganisations, county, rows)
}

/** Facilities of a county. */
export async function readFacilities(ask: Ask, county: string): Promise<Facility[]> {
  const rows = await ask.rows<Omit<Facility, 'position'> & { position: string }>(queries.facilities, {
    county,
  })
  return rows.map((row) => ({ ...row, position: pointFromEwkb(row.position) }))
}
