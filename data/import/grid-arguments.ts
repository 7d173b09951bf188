import { type CrsId, isCrs } from '#contract/import-files.ts'
import { type Arguments, flagValue, type GivenFlag, readArguments, type UsageFault } from './arguments.ts'
import { GRID_FLAGS } from './flags.ts'

/** One level's file and the properties that say what its features are. */
interface LevelArguments {
  readonly file: string
  /** Null: the file has one layer only. */
  readonly layer: string | null
  /** Null: the feature's own id. */
  readonly codeProperty: string | null
  readonly nameProperty: string
  readonly parentProperty: string | null
}

export interface GridArguments {
  readonly given: readonly GivenFlag[]
  readonly root: string
  readonly levels: readonly LevelArguments[]
  readonly levelNames: readonly string[]
  readonly toleranceM: number
  /** Null: what the files say. */
  readonly crs: CrsId | null
}

const LEVEL_NAMES = ['一级网格', '二级网格', '三级网格']

/** Words after `import grids` → what to import, or what is wrong with them. */
export function gridArguments(words: readonly string[]): GridArguments | UsageFault {
  const read = readArguments(words, GRID_FLAGS)
  if ('usage' in read) return read
  const { given } = read
  const levels = levelsOf(given)
  const fault = gridFault(read, levels)
  if (fault !== null) return fault
  const named = flagValue(given, 'level-names')?.split(/[,，]/)
  const crs = flagValue(given, 'crs')
  return {
    given,
    root: flagValue(given, 'root')!,
    levels,
    levelNames: named ?? LEVEL_NAMES.slice(0, levels.length),
    toleranceM: Number(flagValue(given, 'tolerance') ?? 1),
    crs: isCrs(crs) ? crs : null,
  }
}

/** A property flag counts for the level it follows and all deeper ones, until it is given again; a layer for that level alone. */
function levelsOf(given: readonly GivenFlag[]): LevelArguments[] {
  const levels: LevelArguments[] = []
  const now: Record<string, string> = { 'name-property': 'name' }
  const properties = () => ({
    codeProperty: now['code-property'] ?? null,
    nameProperty: now['name-property']!,
    parentProperty: now['parent-property'] ?? null,
  })
  for (const { name, value } of given) {
    if (/^level\d$/.test(name)) levels.push({ file: value, layer: null, ...properties() })
    if (name === 'layer' && levels.length > 0) levels.push({ ...levels.pop()!, layer: value })
    if (!name.endsWith('-property')) continue
    now[name] = value
    const last = levels.pop()
    if (last !== undefined) levels.push({ ...last, ...properties() })
  }
  return levels
}

function gridFault({ given, files }: Arguments, levels: readonly LevelArguments[]): UsageFault | null {
  if (files.length > 0) return { usage: 'no-file', flag: files[0]! }
  if (flagValue(given, 'root') === undefined) return { usage: 'flag-needed', flag: '--root' }
  // Levels come in order, so that "the level above" is the file before.
  const order = given.flatMap(({ name }) => (/^level\d$/.test(name) ? [name] : []))
  const gap = ['level1', 'level2', 'level3']
    .slice(0, Math.max(1, order.length))
    .find((n, i) => order[i] !== n)
  if (gap !== undefined) return { usage: 'flag-needed', flag: `--${gap}` }
  const names = flagValue(given, 'level-names')?.split(/[,，]/)
  if (names && (names.length !== levels.length || names.includes(''))) {
    return { usage: 'bad-value', flag: '--level-names', help: GRID_FLAGS['level-names']!.help }
  }
  return null
}
