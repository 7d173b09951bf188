import type { ExportFormat } from '#contract/protection.ts'
import { type Language, Refusal } from '../../errors.ts'
import type { Account } from '../../repositories/accounts.ts'
import { type ExportGrid, type ExportRow, exportGrid, exportRows } from '../../repositories/exports.ts'
import type { Ask } from '../../repositories/request.ts'
import { maskName, maskPhone } from '../../secrets/mask.ts'
import type { Secrets } from '../../secrets/secrets.ts'
import { type PeopleMark, type PeopleRow, peopleList } from '../../spreadsheets/people-list.ts'
import { isChild } from '../households/member-rules.ts'

/** Members in one list at most: more than a first-level grid has. */
const MOST_ROWS = 20_000

/** A member as it is to be written, and where the household stands, in degrees. */
export type PlacedRow = PeopleRow & Pick<ExportRow, 'lon' | 'lat'>

/** A file to be sent. */
export interface ExportFile {
  readonly name: string
  readonly content: Buffer
}

/**
 * A grid in which whoever asks has households. Throws `nothing-in-sight` for any other, in force or not, alike; only
 * `staff` may ask.
 */
export async function gridInSight(ask: Ask, county: string, code: string): Promise<ExportGrid> {
  const grid = await exportGrid(ask, county, code)
  if (grid === null || !grid.inSight) throw new Refusal('nothing-in-sight', { code })
  return grid
}

/** The members of a grid's households in sight. Throws `export-too-large`. */
export async function membersInSight(ask: Ask, county: string, grid: string): Promise<ExportRow[]> {
  const rows = await exportRows(ask, county, grid, MOST_ROWS + 1)
  if (rows.length > MOST_ROWS) throw new Refusal('export-too-large', { most: MOST_ROWS })
  return rows
}

/** What of the rows is written: masked, or in full. Members under 14 have no number of their own in any list. */
export function writtenRows(
  rows: readonly ExportRow[],
  secrets: Secrets,
  kind: 'masked' | 'full',
): PlacedRow[] {
  return rows.map(({ birthYear, phone: sealed, phoneKey, name, ...row }) => {
    const opened = sealed && phoneKey ? secrets.open({ ciphertext: sealed, keyId: phoneKey }) : null
    const phone = isChild(birthYear) ? null : opened
    if (kind === 'full') return { ...row, name, phone }
    return { ...row, name: name && maskName(name), phone: phone && maskPhone(phone) }
  })
}

/** A list as a file, whose name tells the grid and the entry of the audit and nobody's name. */
export async function writtenFile(
  rows: readonly PeopleRow[],
  mark: PeopleMark,
  code: string,
  format: ExportFormat,
  language: Language,
): Promise<ExportFile> {
  const content = await peopleList(rows, mark, format, language)
  return { name: `households-${code}-${mark.mark}.${format}`, content }
}

/** How an entry of the audit is named on paper. */
export function markOf(county: string, seq: number): string {
  return `${county}-${seq}`
}

/** Whose list it is: the staff member, and the account. */
export function makerOf({ name, username }: Account): string {
  return name === null || name === username ? username : `${name}（${username}）`
}
