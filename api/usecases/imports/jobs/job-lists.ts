import writeExcelFile from 'write-excel-file/node'
import type { ImportVerdict } from '#contract/import-jobs.ts'
import { importSentence } from '#contract/import-sentences.ts'
import type { ImportProblem } from '#contract/imports.ts'
import type { ExportFormat } from '#contract/protection.ts'
import type { Language } from '../../../errors.ts'
import type { Account } from '../../../repositories/accounts.ts'
import { BEFORE_ALL, faultyRows, type RowRef } from '../../../repositories/import-rows.ts'
import { type Ask, askAs } from '../../../repositories/request.ts'
import type { ExportFile } from '../../protection/export-file.ts'
import type { ImportDesk } from './job.ts'
import { jobInReach } from './job-reach.ts'

const AT_ONCE = 2_000
/** Rows of a download: what a spreadsheet still opens. */
const MOST = 100_000

const HEADS: Readonly<Record<Language, readonly string[]>> = {
  zh: ['文件', '行', '要素', '列', '值', '原因', '怎么办'],
  en: ['File', 'Row', 'Feature', 'Column', 'Value', 'Reason', 'What to do'],
}

/**
 * Every problem of a job as a table: file, row, column, value, reason, sentence. What stands in a person's row is not
 * repeated: values are those that a problem itself names. Throws `unknown-import`.
 */
export async function problemsFile(
  desk: ImportDesk,
  account: Account,
  id: string,
  format: ExportFormat,
  language: Language,
): Promise<ExportFile> {
  const ask = askAs(desk.db, { kind: 'system' })
  const job = await jobInReach(ask, account, id)
  const rows = await problemsOf(ask, { county: account.county, id }, 'failed')
  const problems = [...job.files.flatMap((file) => file.problems), ...(job.report?.problems ?? [])]
  const all = rows.length > 0 ? [...job.files.flatMap((file) => file.problems), ...rows] : problems
  return written(all, `import-problems-${id}`, format, language)
}

/** Households that stand nowhere yet, by their places in the file. Throws `unknown-import`. */
export async function unplacedFile(
  desk: ImportDesk,
  account: Account,
  id: string,
  format: ExportFormat,
  language: Language,
): Promise<ExportFile> {
  const ask = askAs(desk.db, { kind: 'system' })
  await jobInReach(ask, account, id)
  const rows = await problemsOf(ask, { county: account.county, id }, 'unplaced')
  return written(rows, `import-unplaced-${id}`, format, language)
}

/** Every problem of the rows of a job that were judged so, in file order; a spreadsheet's fill at the most. */
export async function problemsOf(
  ask: Ask,
  job: { readonly county: string; readonly id: string },
  verdict: ImportVerdict,
): Promise<ImportProblem[]> {
  const problems: ImportProblem[] = []
  let after: RowRef = BEFORE_ALL
  while (problems.length < MOST) {
    const rows = await faultyRows(ask, job, { verdicts: [verdict], layer: null }, after, AT_ONCE)
    for (const row of rows) problems.push(...row.problems)
    if (rows.length < AT_ONCE) break
    after = rows.at(-1)!
  }
  return problems.slice(0, MOST)
}

async function written(
  problems: readonly ImportProblem[],
  name: string,
  format: ExportFormat,
  language: Language,
): Promise<ExportFile> {
  const table = [HEADS[language], ...problems.map((problem) => cellsOf(problem, language))]
  const content = format === 'csv' ? csv(table) : await workbook(table)
  return { name: `${name}.${format}`, content }
}

function cellsOf(problem: ImportProblem, language: Language): string[] {
  const { file, line, feature, column, values, reason } = problem
  const value = values.value ?? values.code ?? ''
  return [file, line, feature, column, value, reason, importSentence(problem, language)].map((cell) =>
    cell === null ? '' : String(cell),
  )
}

/** Cells that a spreadsheet would run as a formula get an apostrophe before them. */
function harmless(cell: string): string {
  return /^\s*[=+\-@＝＋－＠\t\r]/.test(cell) ? `'${cell}` : cell
}

/** CRLF, and a byte order mark, without which spreadsheets take UTF-8 for something else. */
function csv(table: readonly (readonly string[])[]): Buffer {
  const quoted = (cell: string): string => `"${harmless(cell).replaceAll('"', '""')}"`
  const lines = table.map((row) => row.map(quoted).join(','))
  return Buffer.from(`\uFEFF${lines.join('\r\n')}\r\n`, 'utf8')
}

async function workbook(table: readonly (readonly string[])[]): Promise<Buffer> {
  const rows = table.map((row) => row.map((value) => ({ value: harmless(value), type: String })))
  return writeExcelFile(rows, { stickyRowsCount: 1 }).toBuffer()
}
