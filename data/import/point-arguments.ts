import { flagValue, type GivenFlag, readArguments, type UsageFault } from './arguments.ts'
import { BUILDING_FLAGS, FLAGS_OF_ALL, HOUSEHOLD_FLAGS } from './flags.ts'
import { badValue } from './grid-arguments.ts'

/** What buildings and households have in common on the command line. */
export interface PointArguments {
  readonly given: readonly GivenFlag[]
  readonly root: string
  readonly file: string
}

/** Words after `import buildings` or `import households` → what to import, or what is wrong with them. */
export function pointArguments(
  kind: 'buildings' | 'households',
  words: readonly string[],
): PointArguments | UsageFault {
  const own = kind === 'buildings' ? BUILDING_FLAGS : HOUSEHOLD_FLAGS
  const read = readArguments(words, { ...FLAGS_OF_ALL, ...own })
  if ('usage' in read) return read
  const { given, files } = read
  const bad = badValue(given)
  if (bad !== null) return { usage: 'bad-value', flag: `--${bad}` }
  const root = flagValue(given, 'root')
  if (root === undefined) return { usage: 'flag-needed', flag: '--root' }
  const [file, ...more] = files
  if (file === undefined || more.length > 0) return { usage: 'one-file', flag: '' }
  return { given, root, file }
}

/** Which columns of a file of buildings were asked for. */
export function buildingColumns(given: readonly GivenFlag[]) {
  const property = (name: string) => flagValue(given, `${name}-property`) ?? null
  return {
    code: property('code'),
    names: given.filter(({ name }) => name === 'name-property').map(({ value }) => value),
    floors: property('floors'),
    use: property('use'),
    group: property('group'),
  }
}

/** Which columns of a file of households were asked for. */
export function householdColumns(given: readonly GivenFlag[]) {
  const property = (name: string) => flagValue(given, `${name}-property`) ?? null
  return {
    code: property('code'),
    building: property('building'),
    unit: property('unit'),
    floor: property('floor'),
    room: property('room'),
    occupancy: property('occupancy'),
  }
}
