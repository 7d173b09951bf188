import { createHash } from 'node:crypto'
import { basename } from 'node:path'
import type { ImportReport } from '#contract/import-jobs.ts'
import type { ImportNote } from '#contract/imports.ts'
import { shiftVerdict } from '#contract/shift.ts'
import { wholeFile } from '#formats/file-problem.ts'
import type { Db } from '../api/repositories/connection.ts'
import type { Secrets } from '../api/secrets/secrets.ts'
import { createImportDesk } from '../api/usecases/imports/jobs/job.ts'
import { importWhole } from '../api/usecases/imports/jobs/job-run.ts'
import { flagValue } from './import/arguments.ts'
import type { RunOutcome } from './import/report.ts'
import type { RowArguments, RowKind } from './import/row-arguments.ts'
import { readBytes } from './import/sources.ts'
import type { Language } from './import/words.ts'

/** Imports a file row by row through a job, as the page does. `tell` gets faults of ours. */
export async function runRows(
  db: Db,
  secrets: Secrets,
  target: RowKind,
  wanted: RowArguments,
  language: Language,
  tell: (line: string) => void,
): Promise<RunOutcome> {
  const bytes = await readBytes(wanted.file)
  if ('reason' in bytes) return { problems: [bytes], unplaced: [], notes: [], written: null }
  const name = basename(wanted.file)
  const file = { name, bytes, sha256: createHash('sha256').update(bytes).digest('hex') }
  const { root: community, given, layers, mapping, crs, shift, conflicts } = wanted
  const dryRun = flagValue(given, 'dry-run') !== undefined
  const desk = createImportDesk(db, secrets, null, { error: (told: unknown) => tell(JSON.stringify(told)) })
  const whole = { community, target, file, layers, mapping, crs, shift, conflicts, dryRun }
  const { problems, unplaced, report } = await importWhole(desk, whole)
  const notes = (report?.dropped ?? []).map(
    ({ column, cells }): ImportNote => ({
      remark: 'forbidden-dropped',
      ...wholeFile(name),
      column,
      values: { cells },
    }),
  )
  const fine = problems.length === 0 && report !== null
  const written = fine ? summary(report, language) + hint(report, wanted, language) : null
  return { problems, unplaced, notes, written }
}

function summary({ counts }: ImportReport, language: Language): string {
  const { new: added, changed, same, conflict, unplaced } = counts
  if (language === 'en')
    return `${added} new, ${changed} changed, ${same} unchanged, ${conflict} in conflict, ${unplaced} without a place`
  return `新增 ${added}，更新 ${changed}，不变 ${same}，冲突 ${conflict}，没有位置 ${unplaced}`
}

/** What can be done about it: conflicts that were kept, households without a place, what the detective says of a shift. */
function hint(
  { counts, shift: found }: ImportReport,
  { shift, conflicts }: RowArguments,
  language: Language,
): string {
  const hints: string[] = []
  if (counts.conflict > 0 && conflicts === 'keep')
    hints.push(
      language === 'zh'
        ? '冲突的行保留这里的，用文件替换请加 --conflicts replace'
        : 'what is here was kept where it conflicts: --conflicts replace takes the file',
    )
  if (counts.unplaced > 0)
    hints.push(
      language === 'zh'
        ? '补上楼栋后再导入同一个文件，没有位置的就会补进来'
        : 'add the buildings and import the same file again for those without a place',
    )
  const { data } = shiftVerdict.safeParse(found)
  if (shift === 'none' && (data?.verdict === 'gcj-02' || data?.verdict === 'bd-09')) {
    const metres = Math.round(data.distanceM)
    hints.push(
      language === 'zh'
        ? `看上去是 ${data.verdict} 坐标，偏 ${metres} 米：可加 --shift ${data.verdict}`
        : `it looks like ${data.verdict}, ${metres} m off: try --shift ${data.verdict}`,
    )
  }
  return hints.map((each) => (language === 'zh' ? `；${each}` : `; ${each}`)).join('')
}
