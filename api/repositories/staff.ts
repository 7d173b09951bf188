import type { Sealed } from '../secrets/cipher.ts'
import { insertAll } from './insert-all.ts'
import type { Ask } from './request.ts'
import { sealedColumns, sealedFrom } from './sealed.ts'
import { sql } from './sql.ts'

const queries = {
  insert: sql('staff/insert'),
  within: sql('staff/within'),
  add: sql('staff/add'),
  change: sql('staff/change'),
  lock: sql('staff/lock'),
  accounts: sql('staff/accounts'),
}

/** Somebody who holds posts. */
export interface StaffMember {
  readonly id: string
  readonly name: string
  readonly phone: Sealed | null
}

/** Adds staff of a county. */
export function insertStaff(ask: Ask, county: string, staff: readonly StaffMember[]): Promise<void> {
  const rows = staff.map(({ id, name, phone }) => ({ id, name, ...sealedColumns(phone) }))
  return insertAll(ask, queries.insert, county, rows)
}

/** Staff that an administrator reaches. */
export interface StaffRow extends StaffMember {
  /** Code of the jurisdiction that keeps them, or null. */
  readonly home: string | null
  /** All of their places lie within reach. */
  readonly mayEdit: boolean
  /** Whether a photo of them is kept. */
  readonly photo: boolean
}

/** Which of them; what is null or left out does not narrow. */
interface StaffWish {
  readonly id?: string
  /** Part of the name. */
  readonly q?: string
  /** With a post today, or without. */
  readonly posted?: boolean
  /** Only those who come after this one in the order of names. */
  readonly after?: string
  readonly limit: number
}

/** Staff within reach (code of a jurisdiction), by name, and how many there are in all, before `after` too (0 where none comes after). */
export async function staffWithin(
  ask: Ask,
  county: string,
  reach: string,
  { id, q, posted, after, limit }: StaffWish,
): Promise<{ readonly staff: StaffRow[]; readonly total: number }> {
  const rows = await ask.rows<StaffColumns>(queries.within, {
    county,
    reach,
    id: id ?? null,
    q: q ?? null,
    posted: posted ?? null,
    after: after ?? null,
    limit,
  })
  const staff = rows.map(({ phone, phoneKey, total: _, ...row }) => ({
    ...row,
    phone: sealedFrom(phone, phoneKey),
  }))
  return { staff, total: rows[0]?.total ?? 0 }
}

interface StaffColumns extends Omit<StaffRow, 'phone'> {
  readonly phone: Buffer | null
  readonly phoneKey: string | null
  readonly total: number
}

/** Adds one staff member kept by a jurisdiction; false where the id is taken. */
export async function addStaff(
  ask: Ask,
  county: string,
  { id, name, phone, home }: StaffMember & { readonly home: string },
): Promise<boolean> {
  const row = await ask.oneOrNone(queries.add, { county, id, name, home, ...sealedColumns(phone) })
  return row !== null
}

/** Changes name and phone. */
export function changeStaff(ask: Ask, county: string, { id, name, phone }: StaffMember): Promise<void> {
  return ask.none(queries.change, { county, id, name, ...sealedColumns(phone) })
}

/** Holds a staff member until the transaction ends. */
export async function lockStaff(ask: Ask, county: string, id: string): Promise<void> {
  await ask.oneOrNone(queries.lock, { county, id })
}

/** An account of a staff member. */
interface StaffAccount {
  readonly staff: string
  readonly id: string
  readonly username: string
  readonly disabled: boolean
}

/** Accounts of some staff members. */
export function accountsOfStaff(ask: Ask, county: string, staff: readonly string[]): Promise<StaffAccount[]> {
  return staff.length === 0 ? Promise.resolve([]) : ask.rows(queries.accounts, { county, staff })
}
