import { createHash } from 'node:crypto'
import { readFile, stat } from 'node:fs/promises'
import { basename } from 'node:path'
import type { ImportReport } from '#contract/import-jobs.ts'
import { type ImportProblem, MAX_SOURCE_BYTES } from '#contract/imports.ts'
import { shiftVerdict } from '#contract/shift.ts'
import { fileProblem } from '#formats/file-problem.ts'
import type { Db } from '../api/repositories/connection.ts'
import type { Secrets } from '../api/secrets/secrets.ts'
import { createImportDesk } from '../api/usecases/imports/jobs/job.ts'
import { importWhole } from '../api/usecases/imports/jobs/job-run.ts'
import { flagValue } from './import/arguments.ts'
import type { RowArguments, RowKind } from './import/row-arguments.ts'
import type { Language } from './import/words.ts'
import type { RunOutcome } from './import-grids-command.ts'

/** Imports a file row by row through a job, as the page does. `tell` gets faults of ours. */
export async function runRows(
  db: Db,
  secrets: Secrets,
  target: RowKind,
  wanted: RowArguments,
  language: Language,
  tell: (line: string) => void,
): Promise<RunOutcome> {
  const file = await fileOf(wanted.file)
  if ('reason' in file) return { problems: [file], notes: [], written: null }
  const { root: community, given, mapping, crs, shift, conflicts } = wanted
  const dryRun = flagValue(given, 'dry-run') !== undefined
  const desk = createImportDesk(db, secrets, null, { error: (told: unknown) => tell(JSON.stringify(told)) })
  const whole = { community, target, file, mapping, crs, shift, conflicts, dryRun }
  const { problems, report } = await importWhole(desk, whole)
  if (problems.length > 0 || report === null) return { problems, notes: [], written: null }
  return { problems, notes: [], written: summary(report, language) + hint(report, shift, language) }
}

async function fileOf(
  path: string,
): Promise<{ name: string; bytes: Buffer; sha256: string } | ImportProblem> {
  const name = basename(path)
  try {
    // Looked at before it is read: an oversized file should not be in memory even once.
    if ((await stat(path)).size > MAX_SOURCE_BYTES)
      return fileProblem(name, 'too-large', { limitMb: MAX_SOURCE_BYTES / 1024 / 1024 })
    const bytes = await readFile(path)
    return { name, bytes, sha256: createHash('sha256').update(bytes).digest('hex') }
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error
    return fileProblem(name, 'unreadable-file', { fault: String(error.code) })
  }
}

function summary({ counts }: ImportReport, language: Language): string {
  const { new: added, changed, same, conflict, unplaced } = counts
  if (language === 'en')
    return `${added} new, ${changed} changed, ${same} unchanged, ${conflict} in conflict, ${unplaced} without a place`
  return `新增 ${added}，更新 ${changed}，不变 ${same}，冲突 ${conflict}，没有位置 ${unplaced}`
}

/** What the detective says, where it was not heeded. */
function hint({ shift: found }: ImportReport, shift: RowArguments['shift'], language: Language): string {
  const { data } = shiftVerdict.safeParse(found)
  if (data === undefined || shift !== 'none' || (data.verdict !== 'gcj-02' && data.verdict !== 'bd-09'))
    return ''
  const metres = Math.round(data.distanceM)
  if (language === 'en')
    return `; it looks like ${data.verdict}, ${metres} m off: try --shift ${data.verdict}`
  return `；看上去是 ${data.verdict} 坐标，偏 ${metres} 米：可加 --shift ${data.verdict}`
}
