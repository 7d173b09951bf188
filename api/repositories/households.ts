import type { HouseholdSummary, Member } from '#contract/households.ts'
import type { DegreeBox } from '#geometry/degree-box.ts'
import { cellsOf } from './map-cells.ts'
import type { Ask } from './request.ts'
import { sql } from './sql.ts'

/** Which households are asked for: exactly one of these. */
export type Wanted =
  | { readonly grid: string }
  | { readonly building: string }
  | { readonly assigned: true }
  | { readonly bbox: DegreeBox }
  | { readonly households: readonly string[] }
  | ({ readonly words: readonly string[] } & Partial<DoorsMeant>)

/** Doors that words mean as an address, `buildings[i]` with `units[i]` (null: all of it), and the dwelling behind them. */
export interface DoorsMeant {
  readonly buildings: readonly string[]
  readonly units: readonly (string | null)[]
  readonly floor: number | null
  readonly room: string | null
}

/** A household as it is stored: `head` is the full name, to be masked before it leaves. */
export type HouseholdRow = HouseholdSummary

/** A household with where it belongs; `mayEdit` says whether the asker answers for its place. */
export interface HouseholdPlace extends Omit<HouseholdRow, 'members' | 'head' | 'inDwelling' | 'apart'> {
  readonly unitId: string | null
  readonly version: number
  readonly since: string | null
  readonly mayEdit: boolean
  readonly contact: { readonly id: string; readonly name: string; readonly since: string } | null
  readonly compoundAddress: string | null
  readonly gridKey: string | null
  readonly gridCode: string | null
  readonly gridName: string | null
}

/** Names in full and phone as ciphertext; both are masked or opened by a use case. */
export interface PersonRow extends Omit<Member, 'phone' | 'isChild' | 'guardian'> {
  readonly guardianId: string | null
  readonly guardianName: string | null
  readonly phone: Buffer | null
  readonly phoneKey: string | null
}

/** So many households at one position, in degrees. */
export interface Dot {
  readonly lon: number
  readonly lat: number
  readonly n: number
}

const list = sql('households/list')
const one = sql('households/one')
const members = sql('households/members')
const sameDwelling = sql('households/same-dwelling')
const dots = sql('households/dots')
const countByGrid = sql('households/count-by-grid')
const countBuilding = sql('households/count-building')

const EVERYTHING = {
  assigned: false,
  grid: null,
  building: null,
  households: null,
  cells: null,
  west: null,
  south: null,
  east: null,
  north: null,
  words: [],
  buildings: [],
  units: [],
  floor: null,
  room: null,
}

/** Households in the asker's sight, at most `limit`. */
export function listHouseholds(
  ask: Ask,
  county: string,
  wanted: Wanted,
  limit: number,
): Promise<HouseholdRow[]> {
  const condition = 'bbox' in wanted ? { ...edges(wanted.bbox), cells: cellsOf(wanted.bbox) } : wanted
  return ask.rows<HouseholdRow>(list, { ...EVERYTHING, ...condition, county, limit })
}

/** A household in the asker's sight, or null. */
export function findHousehold(ask: Ask, county: string, id: string): Promise<HouseholdPlace | null> {
  return ask.oneOrNone<HouseholdPlace>(one, { county, id })
}

/** Members of a household in the asker's sight, head first. */
export function membersOf(ask: Ask, county: string, household: string): Promise<PersonRow[]> {
  return ask.rows<PersonRow>(members, { county, household })
}

/** Other households in the asker's sight behind the same door; `head` is the full name. */
export function sameDwellingAs(
  ask: Ask,
  county: string,
  id: string,
): Promise<{ id: string; head: string | null }[]> {
  return ask.rows(sameDwelling, { county, id })
}

/** Where households stand within a box; for `planner`, who may not know whose they are. */
export function householdDots(ask: Ask, county: string, box: DegreeBox): Promise<Dot[]> {
  return ask.rows<Dot>(dots, { county, ...edges(box) })
}

/** How many households a building holds; for `planner`. */
export async function countInBuilding(ask: Ask, county: string, building: string): Promise<number> {
  return (await ask.one<{ n: number }>(countBuilding, { county, building })).n
}

/** How many households each grid in force holds itself, by code; grids without any are left out. */
export async function countByHolder(ask: Ask, county: string): Promise<ReadonlyMap<string, number>> {
  const rows = await ask.rows<{ code: string; n: number }>(countByGrid, { county })
  return new Map(rows.map(({ code, n }) => [code, n]))
}

function edges([west, south, east, north]: DegreeBox) {
  return { west, south, east, north }
}
