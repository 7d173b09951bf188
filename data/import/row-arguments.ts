import { type CrsId, isCrs } from '#contract/import-files.ts'
import { flagValue, type GivenFlag, readArguments, type UsageFault } from './arguments.ts'
import { FLAGS_OF_ALL, ROW_FLAGS } from './flags.ts'
import { badValue } from './grid-arguments.ts'

/** Kinds of rows that go through a job, as the page has them. */
export const ROW_KINDS = ['persons', 'staff', 'posts', 'visits', 'households', 'buildings'] as const
export type RowKind = (typeof ROW_KINDS)[number]

/** What is to be imported row by row. */
export interface RowArguments {
  readonly given: readonly GivenFlag[]
  readonly root: string
  readonly file: string
  /** Field → column. */
  readonly mapping: Readonly<Record<string, string>>
  /** Null: what the file says or looks like. */
  readonly crs: CrsId | null
  readonly shift: 'none' | 'gcj-02' | 'bd-09'
  readonly conflicts: 'keep' | 'replace'
}

const SHIFTS = ['none', 'gcj-02', 'bd-09'] as const

/** Words after `import persons` and the like → what to import, or what is wrong with them. */
export function rowArguments(words: readonly string[]): RowArguments | UsageFault {
  const read = readArguments(words, { ...FLAGS_OF_ALL, ...ROW_FLAGS })
  if ('usage' in read) return read
  const { given, files } = read
  const bad = badValue(given)
  if (bad !== null) return { usage: 'bad-value', flag: `--${bad}` }
  const root = flagValue(given, 'root')
  if (root === undefined) return { usage: 'flag-needed', flag: '--root' }
  const [file, ...more] = files
  if (file === undefined || more.length > 0) return { usage: 'one-file', flag: '' }
  const pairs = given.filter(({ name }) => name === 'map').map(({ value }) => /^(\w+)=(.+)$/s.exec(value))
  if (pairs.includes(null)) return { usage: 'bad-value', flag: '--map' }
  const mapping = Object.fromEntries(pairs.map((pair) => [pair![1]!, pair![2]!]))
  const crs = flagValue(given, 'crs') ?? null
  if (crs !== null && !isCrs(crs)) return { usage: 'bad-value', flag: '--crs' }
  const shift = SHIFTS.find((known) => known === (flagValue(given, 'shift') ?? 'none'))
  if (shift === undefined) return { usage: 'bad-value', flag: '--shift' }
  const conflicts = flagValue(given, 'conflicts') ?? 'keep'
  if (conflicts !== 'keep' && conflicts !== 'replace') return { usage: 'bad-value', flag: '--conflicts' }
  return { given, root, file, mapping, crs, shift, conflicts }
}
