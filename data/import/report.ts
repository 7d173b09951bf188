import { importSentence } from '#contract/import-sentences.ts'
import type { ImportNote, ImportPlace, ImportProblem } from '#contract/imports.ts'
import type { Language } from './words.ts'

/** What came of a run, ready to be printed; with a problem nothing was written. */
export interface RunOutcome {
  readonly problems: readonly ImportProblem[]
  readonly notes: readonly ImportNote[]
  /** Households that stand nowhere yet and were left out. */
  readonly unplaced: readonly ImportProblem[]
  /** In a line what was written, or would be in a dry run; null where there are problems. */
  readonly written: string | null
}

/** As many problems, and places of one note, as a person reads on a screen; the report file has all. */
const PROBLEMS_SHOWN = 50
const PLACES_SHOWN = 5

/** A line a problem: where it is, its reason, its sentence. */
export function problemLines(problems: readonly ImportProblem[], language: Language): string[] {
  const lines = problems.slice(0, PROBLEMS_SHOWN).map((problem) => {
    return `${placeOf(problem)}[${problem.reason}] ${importSentence(problem, language)}`
  })
  const more = problems.length - lines.length
  if (more > 0) lines.push(language === 'zh' ? `……另有 ${more} 个问题` : `… and ${more} more problems`)
  return lines
}

/** Notes by remark, the first few of each: what was mended matters as a sum. */
export function noteLines(notes: readonly ImportNote[], language: Language): string[] {
  const remarks = [...new Set(notes.map(({ remark }) => remark))]
  return remarks.flatMap((remark) => {
    const same = notes.filter((note) => note.remark === remark)
    const shown = same.slice(0, PLACES_SHOWN).map((note) => {
      return `${placeOf(note)}[${remark}] ${importSentence(note, language)}`
    })
    const more = same.length - shown.length
    const rest = language === 'zh' ? `[${remark}] ……另有 ${more} 处` : `[${remark}] … and ${more} more`
    return more > 0 ? [...shown, rest] : shown
  })
}

/** Everything that was found, with sentences in both languages, as the text of a JSON file. */
export function reportText({ problems, unplaced, notes }: Omit<RunOutcome, 'written'>): string {
  const told = <Said extends ImportProblem | ImportNote>(said: Said) => ({
    ...said,
    message: { zh: importSentence(said, 'zh'), en: importSentence(said, 'en') },
  })
  const report = { problems: problems.map(told), unplaced: unplaced.map(told), notes: notes.map(told) }
  return `${JSON.stringify(report, null, 2)}\n`
}

/** `wards.geojson #3 name: `, `doors.csv:12 lon: `, or nothing where no one file is meant. */
function placeOf({ file, feature, line, column }: ImportPlace): string {
  if (file === null) return ''
  const where = `${file}${line === null ? '' : `:${line}`}${feature === null ? '' : ` #${feature}`}`
  return `${where}${column === null ? '' : ` ${column}`}: `
}
