import type { ImportWish } from '#contract/import-jobs.ts'
import type { ImportProblem } from '#contract/imports.ts'
import { fileProblem } from '#formats/file-problem.ts'
import type { JobRow } from '../../../repositories/import-jobs.ts'
import { knownFields } from '../kinds/fields.ts'
import { suggestMapping, suggestTarget } from '../kinds/mapping.ts'
import { layersOf } from './check.ts'
import type { WholeImport } from './job-run.ts'

type Head = JobRow['files'][number]['layers'][number]
type Numbered = { readonly number: number; readonly head: Head }

/** Fields one of which says where a household of a table lives. */
const PLACES = ['building', 'address', 'lon']

/**
 * What a check is asked for by a command line: as the page suggests it, but for what was said. Nobody looks at it before
 * it is done, so what the page would show and let choose is a problem here: `which-layer`, `foreign-crs`,
 * `missing-column`.
 */
export function wishOf(
  read: Pick<JobRow, 'files' | 'wish'>,
  { target, file: { name }, layers, mapping: said, crs, shift }: WholeImport,
): { readonly wish: ImportWish } | { readonly problems: readonly ImportProblem[] } {
  const all = [...layersOf(read.files)].map(([number, { head }]) => ({ number, head }))
  const chosen = chosenLayers(all, target, layers)
  if (chosen.length === 0) {
    const has = all.map(({ head }) => head.name).join(', ')
    return { problems: [fileProblem(name, 'which-layer', { has })] }
  }
  const unknown = chosen.find(({ head }) => head.crs.id === null && head.crs.said !== null)
  if (crs === null && unknown !== undefined) {
    return { problems: [fileProblem(name, 'foreign-crs', { crs: unknown.head.crs.said! })] }
  }
  const columns = [...new Set(chosen.flatMap(({ head }) => head.columns))]
  const remembered = read.wish?.target === target ? read.wish.mapping : null
  const mapping = { ...suggestMapping(target, columns, remembered), ...said }
  const absent = Object.values(said).filter((column) => !columns.includes(column))
  const lacking = knownFields(target).filter(({ field, required }) => required && mapping[field] === null)
  const isTable = chosen.every(({ head }) => head.kind === 'table')
  const nowhere = target === 'households' && isTable && PLACES.every((field) => mapping[field] === null)
  const wanted = [...absent, ...lacking.map(({ field }) => field), ...(nowhere ? ['building'] : [])]
  if (wanted.length > 0) {
    const values = { has: columns.join(', ') }
    return { problems: wanted.map((column) => ({ ...fileProblem(name, 'missing-column', values), column })) }
  }
  const numbers = chosen.map(({ number }) => number)
  const system = crs ?? read.wish?.crs ?? 'EPSG:4326'
  return { wish: { target, layers: numbers, crs: system, shift, mapping, plan: null } }
}

/** Those that were named; else the only one, or of several those that look like the target. */
function chosenLayers(
  all: readonly Numbered[],
  target: WholeImport['target'],
  named: readonly string[],
): readonly Numbered[] {
  if (named.length > 0) {
    const found = all.filter(({ head }) => named.includes(head.name))
    return named.every((name) => found.some(({ head }) => head.name === name)) ? found : []
  }
  return all.length === 1 ? all : all.filter(({ head }) => suggestTarget(head) === target)
}
