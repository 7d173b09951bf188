import type { Position } from '#geometry/position.ts'
import type { SealedPhone } from '../secrets/secrets.ts'
import { pointToEwkb } from './ewkb.ts'
import { insertAll } from './insert-all.ts'
import type { Ask } from './request.ts'
import { indexedColumns } from './sealed.ts'
import { sql } from './sql.ts'

const queries = {
  households: sql('people/insert-households'),
  persons: sql('people/insert-persons'),
  welfareTags: sql('people/insert-welfare-tags'),
  contacts: sql('people/insert-contacts'),
}

/** A household; not the same as a dwelling. */
export interface NewHousehold {
  readonly id: string
  readonly building: string
  readonly unit: string | null
  readonly floor: number | null
  readonly room: string
  readonly occupancy: 'living' | 'away' | 'rented' | 'empty'
  /** Since when they live there, `YYYY-MM-DD`. */
  readonly since?: string | null
  /** Its own position where it has one. */
  readonly position: Position | null
  readonly sourceCode: string | null
}

export interface NewPerson {
  readonly id: string
  readonly household: string
  readonly name: string
  readonly sex: 'female' | 'male' | null
  readonly birthYear: number | null
  readonly phone: SealedPhone | null
  /** To the head of the household. */
  readonly relation: string
  /** Lives and is registered here where absent. */
  readonly residence?: 'here' | 'registered-elsewhere' | 'lives-elsewhere'
  /** Through whom a member under 14 is reached; written before or with them. */
  readonly guardian?: string | null | undefined
}

/** A service need that lapses by itself. */
export interface NewWelfareTag {
  readonly id: string
  readonly person: string
  readonly kind: string
  readonly purpose: string
  readonly basis: string
  readonly recordedBy: string
  readonly since: string
  readonly until: string
  readonly helper: string | null
}

type Progress = (written: number) => void

/** Adds households of a county. Who answers for them is written by `placeHouseholds`. */
export function insertHouseholds(
  ask: Ask,
  county: string,
  households: readonly NewHousehold[],
  onRows?: Progress,
): Promise<void> {
  const rows = households.map((each) => ({ ...each, position: each.position && pointToEwkb(each.position) }))
  return insertAll(ask, queries.households, county, rows, onRows)
}

/** Adds members of households. */
export function insertPersons(
  ask: Ask,
  county: string,
  persons: readonly NewPerson[],
  onRows?: Progress,
): Promise<void> {
  const rows = persons.map((each) => ({ ...each, ...indexedColumns(each.phone) }))
  return insertAll(ask, queries.persons, county, rows, onRows)
}

/** Adds welfare tags. */
export function insertWelfareTags(ask: Ask, county: string, tags: readonly NewWelfareTag[]): Promise<void> {
  return insertAll(ask, queries.welfareTags, county, tags)
}

/** Adds contacts: a staff member who keeps in touch with a household. */
export function insertContacts(
  ask: Ask,
  county: string,
  contacts: readonly { staff: string; household: string; since: string }[],
): Promise<void> {
  return insertAll(ask, queries.contacts, county, contacts)
}
