import { type RevealLog, revealLog } from '#contract/protection.ts'
import { type Report, type ReportQuery, report } from '#contract/reports.ts'
import { type Answer, request } from './request.ts'

/** What was done in a week or month, by grid. */
export function visitReport(query: ReportQuery): Promise<Answer<Report>> {
  return request(report, `/api/reports?${asParams(query)}`)
}

/** Where the same report is to be had as a spreadsheet. */
export function visitReportFile(query: ReportQuery): string {
  return `/api/reports.xlsx?${asParams(query)}`
}

/** Who looked at full names and numbers, in the last 30 days. */
export function reveals(): Promise<Answer<RevealLog>> {
  return request(revealLog, '/api/reveals')
}

function asParams({ period, day, grid }: ReportQuery): URLSearchParams {
  return new URLSearchParams({ period, ...(day ? { day } : {}), ...(grid ? { grid } : {}) })
}
