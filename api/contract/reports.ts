import { z } from 'zod'
import { day } from './wire.ts'

/**
 * `GET /api/reports?period=&day=[&grid=]` and `GET /api/reports.xlsx` with the same query. `period`: the week, Monday to
 * Sunday, or the calendar month that holds `day` (today where it is left out). `grid`: a 15-digit code; that grid and
 * those below it only.
 */
export const reportQuery = z.object({
  period: z.enum(['week', 'month']),
  day: day.optional(),
  grid: z
    .string()
    .regex(/^\d{15}$/)
    .optional(),
})
export type ReportQuery = z.infer<typeof reportQuery>

/**
 * What was done in a period. `households`: lived in today, so neither empty nor closed. `covered`: those of them where
 * somebody was met or reached by phone within the period; `coveredThisYear`: the same from 1 January of the year of `to`
 * up to `to`. `overdue`: those past their due day today, or never covered, by the rules for every household. Visits by
 * outcome and patrols of the period.
 */
export const figures = z.strictObject({
  households: z.number().int(),
  covered: z.number().int(),
  coveredThisYear: z.number().int(),
  visits: z.strictObject({
    met: z.number().int(),
    phone: z.number().int(),
    notIn: z.number().int(),
    away: z.number().int(),
    refused: z.number().int(),
  }),
  patrols: z.number().int(),
  overdue: z.number().int(),
})
export type Figures = z.infer<typeof figures>

/** One grid. Figures of a grid hold those of the grids below it. `level` 1 to 3. */
export const reportRow = z.strictObject({
  code: z.string(),
  name: z.string(),
  level: z.number().int().min(1).max(3),
  ...figures.shape,
})
export type ReportRow = z.infer<typeof reportRow>

/**
 * A report; `from` and `to` are its first and last day. Rows are in the order of the hierarchy. `totals` counts every
 * household once, however many levels the rows have. Leads and workers get the grids of their posts and those below; heads,
 * planners and administrators those within their reach. Nobody is named. Refused: `unknown-grid` for a grid out of sight.
 */
export const report = z.strictObject({
  period: z.enum(['week', 'month']),
  from: day,
  to: day,
  rows: z.array(reportRow),
  totals: figures,
})
export type Report = z.infer<typeof report>
