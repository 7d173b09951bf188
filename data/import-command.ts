import { writeFile } from 'node:fs/promises'
import type { ImportTarget } from '#contract/import-jobs.ts'
import type { Db } from '../api/repositories/connection.ts'
import type { Secrets } from '../api/secrets/secrets.ts'
import { importFieldsOf } from '../api/usecases/imports/kinds/fields.ts'
import { EXIT, languageAsked } from './command-line.ts'
import { flagValue, type GivenFlag, type UsageFault } from './import/arguments.ts'
import { type Flags, GRID_FLAGS, ROW_FLAGS } from './import/flags.ts'
import { gridArguments } from './import/grid-arguments.ts'
import { noteLines, problemLines, type RunOutcome, reportText } from './import/report.ts'
import { ROW_KINDS, rowArguments } from './import/row-arguments.ts'
import { helpLines, kindLines, type Language, sayColumns, seeHelp, usageSentence } from './import/words.ts'
import { runGrids } from './import-grids-command.ts'
import { runRows } from './import-rows-command.ts'

/** What the command needs of the program that runs it. */
export interface ImportIo {
  /** Opens the database for the work and closes it after; not called when the command line is wrong. */
  readonly withDatabase: <Result>(work: (db: Db) => Promise<Result>) => Promise<Result>
  /** What rows are sealed with while they are staged; not asked for when the command line is wrong. */
  readonly secrets: () => Promise<Secrets>
  readonly out: (line: string) => void
  readonly err: (line: string) => void
  /** Used unless `--lang` says otherwise. */
  readonly language: Language
  /** The day in the town, `YYYY-MM-DD`. */
  readonly today: string
}

type Run = (db: Db, language: Language) => Promise<RunOutcome>

/**
 * `gridhold import grids|buildings|households|persons|staff|posts|visits …`: what stands after `import` → exit code. Problems go to `err`
 * with file, index or line, column, reason and a sentence; with any of them nothing is written.
 */
export async function importCommand(argv: readonly string[], io: ImportIo): Promise<number> {
  const { out, err } = io
  const [word, ...words] = argv
  const wantsHelp = argv.includes('--help')
  const language = languageAsked(argv, io.language)
  const kind = (['grids', ...ROW_KINDS] as const).find((known) => known === word)
  if (kind === undefined) {
    if (!wantsHelp) err(usageSentence({ usage: 'unknown-kind', flag: '' }, language))
    for (const line of kindLines(language)) (wantsHelp ? out : err)(line)
    return wantsHelp ? EXIT.done : EXIT.misused
  }
  if (wantsHelp) {
    const fields = kind === 'grids' ? [] : importFieldsOf(kind)
    for (const line of helpLines(kind, flagsOf(kind), fields, language)) out(line)
    return EXIT.done
  }
  const planned = planRun(kind, words, io)
  if ('usage' in planned) {
    err(usageSentence(planned, language))
    err(seeHelp(kind, language))
    return EXIT.misused
  }
  const report = flagValue(planned.given, 'report')
  // Written before anything is read: that it cannot be should not be learnt of after the import.
  if (report !== undefined) await writeFile(report, '')
  const outcome = await io.withDatabase((db) => planned.run(db, language))
  if (report !== undefined) await writeFile(report, reportText(outcome))
  for (const line of noteLines(outcome.notes, language)) out(line)
  for (const line of problemLines(outcome.problems, language)) err(line)
  if (outcome.problems.some(({ reason }) => reason === 'missing-column')) err(sayColumns(kind, language))
  if (outcome.written === null) {
    err(language === 'zh' ? '有问题，什么都没有写入' : 'There are problems; nothing was written')
    return EXIT.refused
  }
  for (const line of problemLines(outcome.unplaced, language)) out(line)
  const dryRun = flagValue(planned.given, 'dry-run') !== undefined
  const trial = language === 'zh' ? '（试运行，未写入）' : ' (dry run, not written)'
  out(`${outcome.written}${dryRun ? trial : ''}`)
  return EXIT.done
}

function flagsOf(kind: ImportTarget): Flags {
  return kind === 'grids' ? GRID_FLAGS : ROW_FLAGS
}

function planRun(
  kind: ImportTarget,
  words: readonly string[],
  { today, secrets, err }: ImportIo,
): { readonly given: readonly GivenFlag[]; readonly run: Run } | UsageFault {
  if (kind === 'grids') {
    const wanted = gridArguments(words)
    if ('usage' in wanted) return wanted
    return { given: wanted.given, run: (db, language) => runGrids(db, wanted, today, language) }
  }
  const fields = importFieldsOf(kind).map(({ field }) => field)
  const wanted = rowArguments(words, fields)
  if ('usage' in wanted) return wanted
  return {
    given: wanted.given,
    run: async (db, language) => runRows(db, await secrets(), kind, wanted, language, err),
  }
}
