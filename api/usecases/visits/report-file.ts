import type { Report, ReportQuery } from '#contract/reports.ts'
import type { Language } from '../../errors.ts'
import type { Account } from '../../repositories/accounts.ts'
import type { Db } from '../../repositories/connection.ts'
import { listJurisdictions } from '../../repositories/jurisdictions.ts'
import { askAs } from '../../repositories/request.ts'
import { reportFileName, reportWorkbook } from '../../spreadsheets/report-workbook.ts'
import { actorOf } from '../accounts/sight.ts'
import { reportVisits } from './report-visits.ts'

/** A file to be sent. */
export interface ReportFile {
  readonly name: string
  readonly content: Buffer
}

/** The report of `reportVisits` as a workbook in the reader's language, with the place, who made it and when. */
export async function reportFile(
  db: Db,
  account: Account,
  query: ReportQuery,
  language: Language,
): Promise<ReportFile> {
  const report = await reportVisits(db, account, query)
  const place = await placeOf(db, account, report, query.grid)
  const heading = { place, by: account.name ?? account.username, at: townMinute() }
  return {
    name: reportFileName(report, place, language),
    content: await reportWorkbook(report, heading, language),
  }
}

/** The grid asked for, or the account's jurisdiction. */
async function placeOf(
  db: Db,
  account: Account,
  { rows }: Report,
  grid: string | undefined,
): Promise<string> {
  const asked = rows.find(({ code }) => code === grid)
  if (asked !== undefined) return asked.name
  const [own] = await listJurisdictions(askAs(db, actorOf(account)), account.county, [account.jurisdiction])
  return own?.name ?? account.jurisdiction
}

/** Now in the town, to the minute: `2026-01-31 09:05`. */
function townMinute(): string {
  return new Intl.DateTimeFormat('sv-SE', {
    dateStyle: 'short',
    timeStyle: 'short',
    timeZone: 'Asia/Shanghai',
  }).format()
}
