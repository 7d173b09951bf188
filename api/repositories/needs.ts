import type { NeedLine, NeedState } from '#contract/needs.ts'
import type { Position } from '#geometry/position.ts'
import type { Sealed } from '../secrets/cipher.ts'
import { pointFromEwkb } from './ewkb.ts'
import { insertAll } from './insert-all.ts'
import type { Ask } from './request.ts'
import { sealedColumns, sealedFrom } from './sealed.ts'
import { sql } from './sql.ts'

const queries = {
  leave: sql('needs/leave'),
  byReceipt: sql('needs/by-receipt'),
  list: sql('needs/list'),
  counts: sql('needs/counts'),
  picture: sql('needs/picture'),
  phone: sql('needs/phone'),
  move: sql('needs/move'),
  doors: sql('needs/doors'),
  give: sql('needs/give'),
  sampleDoors: sql('needs/sample-doors'),
  insert: sql('needs/insert'),
}

/** A need about to be left; `grid` is the key of who holds the door, null where nobody does. */
export interface NeedToLeave {
  readonly id: string
  readonly unit: string
  readonly community: string
  readonly grid: string | null
  readonly kind: NeedLine['kind']
  readonly text: string
  readonly phone: Sealed | null
  readonly receiptHash: Buffer
  readonly keepDays: number
  readonly pictures: readonly Buffer[]
}

/** A need that is there; `receiptHash` is that of the receipt it was first left with. */
export interface LeftNeed {
  readonly isNew: boolean
  readonly receiptHash: Buffer
  readonly keepUntil: string
}

/** How a need stands. */
export interface StandingRow {
  readonly kind: NeedLine['kind']
  readonly state: NeedState
  readonly answer: string | null
  readonly sentAt: Date
  readonly movedAt: Date
  readonly keepUntil: string
}

/** A need in the asker's sight. `code` and `name` are those of its grid in force, null where it lies in none. */
export interface NeedRow extends StandingRow, Pick<NeedLine, 'id' | 'text' | 'hasPhone' | 'pictures'> {
  readonly unit: string
  readonly gridKey: string | null
  readonly code: string | null
  readonly name: string | null
}

/** Leaves a need, once for its id; null where another need has that id. */
export function leaveNeed(ask: Ask, county: string, need: NeedToLeave): Promise<LeftNeed | null> {
  return ask.oneOrNone<LeftNeed>(queries.leave, {
    ...need,
    ...sealedColumns(need.phone),
    county,
    receiptHash: hex(need.receiptHash),
    pictures: need.pictures.map(hex),
  })
}

/** The need whose receipt has this SHA-256, while it is kept. */
export function needByReceipt(ask: Ask, county: string, receiptHash: Buffer): Promise<StandingRow | null> {
  return ask.oneOrNone<StandingRow>(queries.byReceipt, { county, receiptHash: hex(receiptHash) })
}

/** Needs in the asker's sight, newest first; `open` leaves out those done and answered. */
export function listNeeds(ask: Ask, county: string, open: boolean, limit: number): Promise<NeedRow[]> {
  return ask.rows<NeedRow>(queries.list, { county, id: null, open, limit })
}

/** One of them, or null. */
export function findNeed(ask: Ask, county: string, id: string): Promise<NeedRow | null> {
  return ask.oneOrNone<NeedRow>(queries.list, { county, id, open: false, limit: 1 })
}

/** How many are in the asker's sight, and how many of them wait. */
export function countNeeds(ask: Ask, county: string): Promise<{ total: number; open: number }> {
  return ask.one(queries.counts, { county })
}

/** Picture `n`, from 1, of a need in the asker's sight. */
export async function needJpeg(ask: Ask, county: string, id: string, n: number): Promise<Buffer | null> {
  return (await ask.oneOrNone<{ jpeg: Buffer }>(queries.picture, { county, id, n }))?.jpeg ?? null
}

/** The sealed number left with a need in the asker's sight, and the key of its grid; null where there is no such need. */
export async function sealedOfNeed(
  ask: Ask,
  county: string,
  id: string,
): Promise<{ readonly phone: Sealed | null; readonly grid: string | null } | null> {
  const row = await ask.oneOrNone<{ phone: Buffer | null; phoneKey: string | null; grid: string | null }>(
    queries.phone,
    { county, id },
  )
  return row && { phone: sealedFrom(row.phone, row.phoneKey), grid: row.grid }
}

/** Moves a need in the asker's sight to a state from one of `from`; false where it was in none of them. */
export async function moveNeed(
  ask: Ask,
  county: string,
  move: {
    readonly id: string
    readonly account: string
    readonly state: NeedState
    readonly answer: string | null
    readonly from: readonly NeedState[]
  },
): Promise<boolean> {
  return (await ask.oneOrNone(queries.move, { county, ...move })) !== null
}

/** Where the doors stand at which needs were left; only `system` may ask, as for what follows. */
export async function needDoors(ask: Ask, county: string): Promise<{ unit: string; position: Position }[]> {
  const rows = await ask.rows<{ unit: string; position: string }>(queries.doors, { county })
  return rows.map((row) => ({ ...row, position: pointFromEwkb(row.position) }))
}

/** Gives the needs of doors to the grids that hold them; outside every community they stay with their own. */
export function giveNeeds(
  ask: Ask,
  county: string,
  doors: readonly {
    readonly unit: string
    readonly grid: string | null
    readonly community: string | null
  }[],
): Promise<void> {
  return insertAll(ask, queries.give, county, doors)
}

/** A need of a sample, with nobody's number. */
export interface SampleNeed
  extends Pick<StandingRow, 'kind' | 'state' | 'answer' | 'sentAt' | 'movedAt' | 'keepUntil'> {
  readonly id: string
  readonly unit: string
  readonly community: string
  readonly text: string
}

/** Entrances for a sample: `each` on the ground of every account that sees a grid, and others, `wanted` in all. */
export function sampleDoors(
  ask: Ask,
  county: string,
  each: number,
  wanted: number,
): Promise<{ unit: string; place: string }[]> {
  return ask.rows(queries.sampleDoors, { county, each, wanted })
}

/** Adds needs of a sample. */
export function insertNeeds(ask: Ask, county: string, needs: readonly SampleNeed[]): Promise<void> {
  return insertAll(ask, queries.insert, county, needs)
}

function hex(bytes: Buffer): string {
  return `\\x${bytes.toString('hex')}`
}
