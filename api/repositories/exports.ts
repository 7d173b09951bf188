import type { AccountId } from './accounts.ts'
import type { Ask } from './request.ts'
import { sql } from './sql.ts'

/** A grid in force; `inSight` says whether the asker has any household there. */
export interface ExportGrid {
  readonly key: string
  readonly code: string
  readonly name: string
  readonly inSight: boolean
}

/** A member with the door, as stored: the number sealed. All null of a household without members. */
export interface ExportRow {
  readonly compound: string | null
  readonly building: string
  readonly unit: string | null
  readonly floor: number | null
  readonly room: string
  readonly occupancy: 'living' | 'away' | 'rented' | 'empty'
  readonly name: string | null
  readonly relation: string | null
  readonly birthYear: number | null
  readonly phone: Buffer | null
  readonly phoneKey: string | null
  /** Where the household stands, in degrees. */
  readonly lon: number
  readonly lat: number
}

/** A wish for an unmasked list as it is stored. */
export interface ExportWish {
  readonly id: string
  readonly account: string
  readonly gridKey: string
  readonly code: string | null
  readonly name: string | null
  readonly reason: string
  readonly state: 'waiting' | 'approved' | 'refused' | 'taken'
  readonly askedAt: Date
  readonly decidedAt: Date | null
  readonly takenAt: Date | null
  readonly decidedBy: string | null
  readonly askedByName: string
  readonly decidedByName: string | null
  readonly inReach: boolean
}

/** Who looks at wishes: their own, and where they may decide those of grids within their reach. */
export interface WishReader extends AccountId {
  readonly jurisdiction: string
  readonly decides: boolean
}

const grid = sql('exports/grid')
const members = sql('exports/members')
const wish = sql('exports/ask')
const list = sql('exports/list')
const decide = sql('exports/decide')
const take = sql('exports/take')

/** A grid in force by its code, or null. */
export function exportGrid(ask: Ask, county: string, code: string): Promise<ExportGrid | null> {
  return ask.oneOrNone<ExportGrid>(grid, { county, code })
}

/** Members of the households of a grid that are in the asker's sight; only `staff` may ask. */
export function exportRows(ask: Ask, county: string, key: string, limit: number): Promise<ExportRow[]> {
  return ask.rows<ExportRow>(members, { county, grid: key, limit })
}

/** Writes a wish; false where there is one of this id. Only `system` may, as for all that follows. */
export async function writeWish(
  ask: Ask,
  { county, id: account }: AccountId,
  values: { readonly id: string; readonly grid: string; readonly reason: string },
): Promise<boolean> {
  return (await ask.rows(wish, { county, account, ...values })).length > 0
}

/** Wishes this reader may know of, newest first. */
export function listWishes(ask: Ask, reader: WishReader, limit: number, id?: string): Promise<ExportWish[]> {
  const { county, id: account, jurisdiction: reach, decides } = reader
  return ask.rows<ExportWish>(list, { county, account, reach, decides, limit, id: id ?? null })
}

/** Decides on a wish; false where somebody did already. */
export async function decideWish(
  ask: Ask,
  { county, id: account }: AccountId,
  id: string,
  approve: boolean,
): Promise<boolean> {
  return (await ask.rows(decide, { county, account, id, approve })).length > 0
}

/** Takes what was approved within so many hours, once; false where it cannot be taken. */
export async function takeWish(
  ask: Ask,
  { county, id: account }: AccountId,
  id: string,
  hours: number,
): Promise<boolean> {
  return (await ask.rows(take, { county, account, id, hours })).length > 0
}
