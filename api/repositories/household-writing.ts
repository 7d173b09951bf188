import type { HouseholdSummary } from '#contract/households.ts'
import type { Position } from '#geometry/position.ts'
import type { AccountId } from './accounts.ts'
import { pointFromEwkb, pointToEwkb } from './ewkb.ts'
import type { Ask } from './request.ts'
import { sql } from './sql.ts'

/** What may be written about a household: its door and how it is lived in. */
export interface HouseholdFields {
  readonly building: string
  readonly unit: string | null
  readonly floor: number | null
  readonly room: string
  readonly occupancy: HouseholdSummary['occupancy']
  readonly since: string | null
}

/** A household that this transaction alone may change; `door` is its address, `path` 18 digits. */
export interface HeldHousehold extends HouseholdFields {
  readonly id: string
  readonly version: number
  readonly path: string | null
  readonly door: string
  readonly gridKey: string | null
  readonly gridCode: string | null
}

/** A household's place on the map. `path` is null outside every community. */
export interface Placed {
  readonly path: string | null
  readonly position: Position
}

const queries = {
  lock: sql('households/lock'),
  isNew: sql('households/is-new'),
  place: sql('households/place'),
  open: sql('households/open'),
  edit: sql('households/edit'),
  touch: sql('households/touch'),
  move: sql('households/move'),
  close: sql('households/close'),
  leaveMap: sql('households/leave-map'),
  withdrawContacts: sql('households/withdraw-contacts'),
  dwelling: sql('households/dwelling'),
  gridPath: sql('households/grid-path'),
}

/** Holds an open household on the caller's own ground until the transaction ends; null for any other. */
export function holdHousehold(ask: Ask, county: string, id: string): Promise<HeldHousehold | null> {
  return ask.oneOrNone<HeldHousehold>(queries.lock, { county, id })
}

/** Whether an id is free, and if not, whether this very account made the household by an event of that kind. */
export function whoseHousehold(
  ask: Ask,
  account: AccountId,
  id: string,
  made: { readonly kind: 'opened' | 'split'; readonly other: string | null },
): Promise<{ isNew: boolean; isOurs: boolean }> {
  return ask.one(queries.isNew, { county: account.county, account: account.id, id, ...made })
}

/** Writes a new household, the map first. `like` is one whose own position it shares. */
export async function openHouseholdAt(
  ask: Ask,
  county: string,
  id: string,
  fields: HouseholdFields,
  placed: Placed,
  like: string | null = null,
): Promise<void> {
  const { path, position } = placed
  await ask.none(queries.place, { county, household: id, path, position: pointToEwkb(position) })
  await ask.none(queries.open, { county, id, ...fields, like })
}

/** Writes what may change; the version rises. */
export function editHousehold(ask: Ask, county: string, id: string, fields: HouseholdFields): Promise<void> {
  const { building, unit, floor, room, occupancy, since } = fields
  return ask.none(queries.edit, { county, id, building, unit, floor, room, occupancy, since })
}

/** Raises the version: something changed about the members. */
export function touchHousehold(ask: Ask, county: string, id: string): Promise<void> {
  return ask.none(queries.touch, { county, id })
}

/** Puts a household on another place of the map. Fails with 42501 where it does not stand on the caller's ground. */
export async function moveOnMap(ask: Ask, id: string, { path, position }: Placed): Promise<void> {
  await ask.rows(queries.move, { id, path, position: pointToEwkb(position) })
}

/** Closes a household: off the map and without contact members. Its history and members stay with it. */
export async function closeHouseholdOn(
  ask: Ask,
  county: string,
  id: string,
  { why, on }: { readonly why: 'moved-away' | 'merged' | 'demolished' | 'mistake'; readonly on: string },
): Promise<void> {
  await ask.none(queries.close, { county, id, why, on })
  await ask.none(queries.withdrawContacts, { county, household: id, except: null })
  await ask.none(queries.leaveMap, { county, household: id })
}

/** Position and address of a door; null where there is no such building or unit. */
export async function findDwelling(
  ask: Ask,
  county: string,
  { building, unit }: Pick<HouseholdFields, 'building' | 'unit'>,
): Promise<{ position: Position; door: string } | null> {
  const row = await ask.oneOrNone<{ position: string; door: string }>(queries.dwelling, {
    county,
    building,
    unit,
  })
  return row && { position: pointFromEwkb(row.position), door: row.door }
}

/** Path and code of a grid of a plan; null once that plan is no longer in force. */
export function pathInForce(
  ask: Ask,
  county: string,
  plan: string,
  key: string,
): Promise<{ path: string; code: string } | null> {
  return ask.oneOrNone(queries.gridPath, { county, plan, key })
}
