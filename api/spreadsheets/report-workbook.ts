import writeExcelFile, { type Row } from 'write-excel-file/node'
import type { Figures, Report } from '#contract/reports.ts'
import type { Language } from '../errors.ts'
import { REPORT_WORDS, type ReportWords } from './report-words.ts'

/** What stands above the figures. */
export interface ReportHeading {
  /** Grid or jurisdiction the report is about. */
  readonly place: string
  /** Who asked for it, and when in the town's time, e.g. `2026-01-31 09:05`. */
  readonly by: string
  readonly at: string
}

/** Rows above the figures: title, who made it, column heads. They stay when one scrolls. */
const HEAD_ROWS = 3

const HEAD = { fontWeight: 'bold', backgroundColor: '#e6eef5', wrap: true, alignVertical: 'center' } as const
const TOTAL = { fontWeight: 'bold', topBorderStyle: 'thin' } as const

/** Widths in characters, in the order of the columns. */
const WIDTHS = [18, 24, 10, ...Array.from({ length: 11 }, () => 11)]

/**
 * A report as a workbook (XLSX) of one sheet: title with place and period, who made it and when, a frozen head, a row for
 * each grid, and the totals, which count every home once.
 */
export async function reportWorkbook(
  report: Report,
  heading: ReportHeading,
  language: Language,
): Promise<Buffer> {
  const words = REPORT_WORDS[language]
  const title = `${heading.place} ${words.title[report.period]} ${report.from} – ${report.to}`
  const rows: Row[] = [
    [{ value: title, fontWeight: 'bold', fontSize: 14 }],
    [{ value: words.made(heading.by, heading.at), textColor: '#595959' }],
    Object.values(words.columns).map((value) => ({ value, ...HEAD })),
    ...report.rows.map(({ code, name, level, ...figures }) => [
      code,
      name,
      words.levels[level - 1],
      ...figureCells(figures),
    ]),
    [words.totals, null, null, ...figureCells(report.totals)].map((cell) =>
      cell !== null && typeof cell === 'object' ? { ...cell, ...TOTAL } : { value: cell ?? '', ...TOTAL },
    ),
  ]
  return writeExcelFile(rows, {
    sheet: words.sheet,
    columns: WIDTHS.map((width) => ({ width })),
    stickyRowsCount: HEAD_ROWS,
    orientation: 'landscape',
  }).toBuffer()
}

/** Name of the file: what it is about and when, and nobody's name. */
export function reportFileName(report: Report, place: string, language: Language): string {
  const words: ReportWords = REPORT_WORDS[language]
  return `${place}-${words.title[report.period]}-${report.from}.xlsx`.replace(/[/\\:*?"<>|\s]+/g, '-')
}

function figureCells({ households, covered, coveredThisYear, visits, patrols, overdue }: Figures) {
  const share = { value: households === 0 ? 0 : covered / households, format: '0%' }
  const { met, phone, notIn, away, refused } = visits
  const counts = [coveredThisYear, met, phone, notIn, away, refused, patrols, overdue]
  return [
    { value: households },
    { value: covered },
    share,
    ...counts.map((value) => ({ value, format: '0' })),
  ]
}
