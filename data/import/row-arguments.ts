import { type CrsId, isCrs } from '#contract/import-files.ts'
import { flagValue, type GivenFlag, readArguments, type UsageFault } from './arguments.ts'
import { ROW_FLAGS } from './flags.ts'

/** Kinds of rows, as the page has them. */
export const ROW_KINDS = ['buildings', 'households', 'persons', 'staff', 'posts', 'visits'] as const
export type RowKind = (typeof ROW_KINDS)[number]

/** What is to be imported row by row. */
export interface RowArguments {
  readonly given: readonly GivenFlag[]
  readonly root: string
  readonly file: string
  /** Names of layers or sheets; none: those that look like such rows. */
  readonly layers: readonly string[]
  /** Field → column. */
  readonly mapping: Readonly<Record<string, string>>
  /** Null: what the file says or looks like. */
  readonly crs: CrsId | null
  readonly shift: 'none' | 'gcj-02' | 'bd-09'
  readonly conflicts: 'keep' | 'replace'
}

/** Words after `import persons` and the like, whose rows have these fields → what to import, or what is wrong with them. */
export function rowArguments(words: readonly string[], fields: readonly string[]): RowArguments | UsageFault {
  const read = readArguments(words, ROW_FLAGS)
  if ('usage' in read) return read.usage === 'unknown-flag' ? mappedSince(read, fields) : read
  const { given, files } = read
  const root = flagValue(given, 'root')
  if (root === undefined) return { usage: 'flag-needed', flag: '--root' }
  const [file, ...more] = files
  if (file === undefined || more.length > 0) return { usage: 'one-file', flag: '' }
  const pairs = valuesOf(given, 'map').map((pair) => /^(\w+)=(.*)$/s.exec(pair)!)
  const unknown = pairs.find(([, field]) => !fields.includes(field!))
  if (unknown !== undefined) return { usage: 'unknown-field', flag: unknown[1]!, instead: fields.join(', ') }
  const crs = flagValue(given, 'crs')
  const shift = flagValue(given, 'shift')
  return {
    given,
    root,
    file,
    layers: valuesOf(given, 'layer'),
    mapping: Object.fromEntries(pairs.map(([, field, column]) => [field!, column!])),
    crs: isCrs(crs) ? crs : null,
    shift: shift === 'gcj-02' || shift === 'bd-09' ? shift : 'none',
    conflicts: flagValue(given, 'conflicts') === 'replace' ? 'replace' : 'keep',
  }
}

/** Columns were once named by a flag each: whoever still writes one is told what took its place. */
function mappedSince(fault: UsageFault, fields: readonly string[]): UsageFault {
  const field = /^--(\w+)-(?:property|column)$/.exec(fault.flag)?.[1]
  if (field === undefined || !fields.includes(field)) return fault
  return { usage: 'use-map', flag: fault.flag, instead: `--map ${field}=` }
}

function valuesOf(given: readonly GivenFlag[], flag: string): string[] {
  return given.filter(({ name }) => name === flag).map(({ value }) => value)
}
