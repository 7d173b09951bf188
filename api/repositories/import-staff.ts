import type { Sealed } from '../secrets/cipher.ts'
import {
  byIds,
  candidatesOf,
  currentById,
  type EarlierRow,
  type RowToWrite,
  recordsOf,
} from './import-pieces.ts'
import { insertAll } from './insert-all.ts'
import type { Ask } from './request.ts'
import { sealedFrom } from './sealed.ts'
import { sql } from './sql.ts'

const queries = {
  known: sql('import-staff/known'),
  byCode: sql('import-staff/by-code'),
  insert: sql('import-staff/insert'),
  update: sql('import-staff/update'),
  current: sql('import-staff/current'),
  restore: sql('import-staff/restore'),
  remove: sql('import-staff/remove'),
}

/** A staff member as files know them. */
export interface KnownStaff {
  readonly id: string
  readonly name: string
  readonly phone: Sealed | null
  /** All of their places lie within the jurisdiction. */
  readonly mayEdit: boolean
}

/** Staff of a county; whether a jurisdiction may change them. */
export async function knownStaff(ask: Ask, county: string, community: string): Promise<KnownStaff[]> {
  const rows = await ask.rows<Omit<KnownStaff, 'phone'> & { phone: Buffer | null; phoneKey: string | null }>(
    queries.known,
    { county, community },
  )
  return rows.map(({ phone, phoneKey, ...row }) => ({ ...row, phone: sealedFrom(phone, phoneKey) }))
}

/** Staff that came from files of a jurisdiction, by the key of their row. */
export async function staffBySourceKey(
  ask: Ask,
  county: string,
  community: string,
): Promise<ReadonlyMap<string, string>> {
  const rows = await ask.rows<{ sourceKey: string; target: string }>(queries.byCode, { county, community })
  return new Map(rows.map(({ sourceKey, target }) => [sourceKey, target]))
}

/** Writes the new staff of a file. */
export function insertImportedStaff(ask: Ask, county: string, rows: readonly RowToWrite[]): Promise<void> {
  return insertAll(ask, queries.insert, county, candidatesOf(rows))
}

/** Changes the staff of a file. */
export function updateImportedStaff(ask: Ask, county: string, rows: readonly RowToWrite[]): Promise<void> {
  return insertAll(ask, queries.update, county, candidatesOf(rows))
}

export function currentStaff(ask: Ask, county: string, ids: readonly string[]) {
  return currentById(ask, queries.current, county, ids)
}

export function restoreStaff(ask: Ask, county: string, rows: readonly EarlierRow[]): Promise<void> {
  return insertAll(ask, queries.restore, county, recordsOf(rows))
}

/** Takes staff away; gives those that stay. */
export async function removeStaff(ask: Ask, county: string, ids: readonly string[]): Promise<string[]> {
  return (await byIds<{ id: string }>(ask, queries.remove, county, ids)).map(({ id }) => id)
}
