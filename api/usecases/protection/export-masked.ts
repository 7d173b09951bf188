import type { MaskedExport } from '#contract/protection.ts'
import { type Language, Refusal } from '../../errors.ts'
import { townTime } from '../../lookup/town-day.ts'
import type { Account } from '../../repositories/accounts.ts'
import { appendAudit } from '../../repositories/audit.ts'
import type { Db } from '../../repositories/connection.ts'
import { txAs } from '../../repositories/request.ts'
import type { Secrets } from '../../secrets/secrets.ts'
import { actorOf } from '../accounts/sight.ts'
import { householdMap } from '../writing/households.ts'
import { checkKml } from '../writing/plan.ts'
import {
  type ExportFile,
  gridInSight,
  makerOf,
  markOf,
  membersInSight,
  writtenFile,
  writtenRows,
} from './export-file.ts'

/**
 * The households of a grid that the account sees, masked, as a file; the audit has a line of it in the same transaction.
 * Throws `forbidden` for accounts that see no household, `nothing-in-sight`, `export-too-large`, and
 * `list-without-positions` or `kml-is-wgs84` for wishes that make no sense.
 */
export function exportMasked(
  db: Db,
  secrets: Secrets,
  account: Account,
  { grid: code, format, crs }: MaskedExport,
  language: Language,
): Promise<ExportFile> {
  const actor = actorOf(account)
  if (actor.kind !== 'staff') throw new Refusal('forbidden')
  const isList = format === 'csv' || format === 'xlsx'
  if (isList && crs !== undefined) throw new Refusal('list-without-positions')
  if (format === 'kml') checkKml(crs)
  return txAs(db, actor, async (ask) => {
    const { county } = account
    const grid = await gridInSight(ask, county, code)
    const rows = writtenRows(await membersInSight(ask, county, grid.key), secrets, 'masked')
    const seq = await appendAudit(ask, account, { verb: 'export-masked', grid: grid.key })
    const place = `${grid.name} ${code}`
    const mark = { by: makerOf(account), at: townTime(), place, mark: markOf(county, seq) }
    if (isList) return writtenFile(rows, mark, code, format, language)
    return householdMap(rows, mark, code, { format, crs: crs ?? 'EPSG:4326' }, language)
  })
}
