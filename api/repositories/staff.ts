import type { Sealed } from '../secrets/cipher.ts'
import { insertAll } from './insert-all.ts'
import type { Ask } from './request.ts'
import { sealedColumns } from './sealed.ts'
import { sql } from './sql.ts'

const insert = sql('staff/insert')

/** Somebody who holds posts. */
export interface StaffMember {
  readonly id: string
  readonly name: string
  readonly phone: Sealed | null
}

/** Adds staff of a county. */
export function insertStaff(ask: Ask, county: string, staff: readonly StaffMember[]): Promise<void> {
  const rows = staff.map(({ id, name, phone }) => ({ id, name, ...sealedColumns(phone) }))
  return insertAll(ask, insert, county, rows)
}
