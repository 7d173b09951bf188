import { writeFile } from 'node:fs/promises'
import type { Db } from '../api/repositories/connection.ts'
import type { Secrets } from '../api/secrets/secrets.ts'
import { flagValue, type GivenFlag, type UsageFault } from './import/arguments.ts'
import {
  BUILDING_FLAGS,
  FLAGS_OF_ALL,
  type Flags,
  GRID_FLAGS,
  HOUSEHOLD_FLAGS,
  ROW_FLAGS,
} from './import/flags.ts'
import { gridArguments } from './import/grid-arguments.ts'
import { pointArguments } from './import/point-arguments.ts'
import { noteLines, problemLines, reportText } from './import/report.ts'
import { ROW_KINDS, type RowKind, rowArguments } from './import/row-arguments.ts'
import { helpLines, type Language, usageSentence } from './import/words.ts'
import { type RunOutcome, runGrids } from './import-grids-command.ts'
import { runBuildings, runHouseholds } from './import-points-command.ts'
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

/** Exit codes: all went well; the data has problems and nothing was written; the command line is wrong. */
const DONE = 0
const REFUSED = 1
const MISUSED = 2

const FLAGS: Readonly<Record<string, Flags>> = {
  grids: { ...FLAGS_OF_ALL, ...GRID_FLAGS },
  buildings: { ...FLAGS_OF_ALL, ...BUILDING_FLAGS, ...ROW_FLAGS },
  households: { ...FLAGS_OF_ALL, ...HOUSEHOLD_FLAGS, ...ROW_FLAGS },
  persons: { ...FLAGS_OF_ALL, ...ROW_FLAGS },
  staff: { ...FLAGS_OF_ALL, ...ROW_FLAGS },
  posts: { ...FLAGS_OF_ALL, ...ROW_FLAGS },
  visits: { ...FLAGS_OF_ALL, ...ROW_FLAGS },
}

type Run = (db: Db, language: Language) => Promise<RunOutcome>

/**
 * `gridhold import grids|buildings|households|persons|staff|posts|visits …`: what stands after `import` → exit code. Problems go to `err`
 * with file, index or line, column, reason and a sentence; with any of them nothing is written.
 */
export async function importCommand(argv: readonly string[], io: ImportIo): Promise<number> {
  const [kind, ...words] = argv
  const wantsHelp = argv.includes('--help')
  if (kind === undefined || FLAGS[kind] === undefined) {
    const language = spokenIn(argv, io)
    if (!wantsHelp) io.err(usageSentence({ usage: 'unknown-kind', flag: '' }, language))
    for (const line of helpLines(null, {}, language)) (wantsHelp ? io.out : io.err)(line)
    return wantsHelp ? DONE : MISUSED
  }
  if (wantsHelp) {
    for (const line of helpLines(kind, FLAGS[kind], spokenIn(argv, io))) io.out(line)
    return DONE
  }
  const planned = planRun(kind, words, io)
  if ('usage' in planned) {
    io.err(usageSentence(planned, spokenIn(argv, io)))
    return MISUSED
  }
  const language = spokenIn(argv, io)
  const outcome = await io.withDatabase((db) => planned.run(db, language))
  const report = flagValue(planned.given, 'report')
  if (report !== undefined) await writeFile(report, reportText(outcome.problems, outcome.notes))
  for (const line of noteLines(outcome.notes, language)) io.out(line)
  for (const line of problemLines(outcome.problems, language)) io.err(line)
  const dryRun = flagValue(planned.given, 'dry-run') !== undefined
  if (outcome.written === null) {
    io.err(language === 'zh' ? '有问题，什么都没有写入' : 'There are problems; nothing was written')
    return REFUSED
  }
  const trial = language === 'zh' ? '（试运行，未写入）' : ' (dry run, not written)'
  io.out(`${outcome.written}${dryRun ? trial : ''}`)
  return DONE
}

function planRun(
  kind: string,
  words: readonly string[],
  { today, secrets, err }: ImportIo,
): { readonly given: readonly GivenFlag[]; readonly run: Run } | UsageFault {
  if (kind === 'grids') {
    const wanted = gridArguments(words)
    if ('usage' in wanted) return wanted
    return { given: wanted.given, run: (db, language) => runGrids(db, wanted, today, language) }
  }
  const rows = ROW_KINDS.find((known) => known === kind)
  if (rows !== undefined && goesByJob(rows, words)) {
    const wanted = rowArguments(words)
    if ('usage' in wanted) return wanted
    return {
      given: wanted.given,
      run: async (db, language) => runRows(db, await secrets(), rows, wanted, language, err),
    }
  }
  const households = kind === 'households'
  const wanted = pointArguments(households ? 'households' : 'buildings', words)
  if ('usage' in wanted) return wanted
  const run = households ? runHouseholds : runBuildings
  return { given: wanted.given, run: (db, language) => run(db, wanted, language) }
}

/**
 * Whether rows go through a job, which knows them again the next time. Buildings and households do where one of its flags
 * is given; without, they are added once, as they always were.
 */
function goesByJob(kind: RowKind, words: readonly string[]): boolean {
  if (kind !== 'buildings' && kind !== 'households') return true
  return words.some((word) => Object.keys(ROW_FLAGS).some((flag) => word.split('=')[0] === `--${flag}`))
}

/** The language asked for on the command line, also where the rest of it is wrong. */
function spokenIn(argv: readonly string[], { language }: ImportIo): Language {
  const asked = argv[argv.indexOf('--lang') + 1]
  return argv.includes('--lang') && (asked === 'zh' || asked === 'en') ? asked : language
}
