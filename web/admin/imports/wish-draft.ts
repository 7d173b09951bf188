import { DEFAULT_CLEANING } from '#contract/cleaning.ts'
import type { CrsId, LayerHead } from '#contract/import-files.ts'
import type {
  ColumnMapping,
  ImportField,
  ImportJob,
  ImportTarget,
  ImportWish,
} from '#contract/import-jobs.ts'

/** A layer with its number through all files of the job. */
interface NumberedLayer {
  readonly number: number
  readonly file: string
  readonly head: LayerHead
}

/** Why a check cannot be asked for yet, each at its field. */
export type WishLack = 'layers' | 'columns' | 'plan-name' | 'level-names' | 'same-layer'

/** What a wish begins with where the server suggests none. */
export interface Beginning {
  readonly planName: string
  readonly levelNames: readonly string[]
}

/** As long as the name of a plan may be. */
const LONGEST_NAME = 60

/** Every layer of every file. */
export function layersOf(job: ImportJob): NumberedLayer[] {
  return job.files.flatMap(({ name, firstLayer, layers }) =>
    layers.map((head, i) => ({ number: firstLayer + i, file: name, head })),
  )
}

/** Whether the rows of a layer can become what is wanted. */
export function suits(target: ImportTarget, { kind }: LayerHead): boolean {
  if (target === 'grids') return kind === 'areas' || kind === 'mixed'
  return target === 'buildings' ? kind !== 'lines' : kind === 'table' || kind === 'points'
}

/** What a file most likely holds, going by the shapes in it. */
export function likelyTarget(job: ImportJob): ImportTarget {
  return (
    job.wish?.target ?? (layersOf(job).some(({ head }) => head.kind === 'areas') ? 'grids' : 'households')
  )
}

/** A wish for a target: the server's where it is of that target, else the layers that suit, columns still unread. */
export function wishFor(
  job: ImportJob,
  target: ImportTarget,
  { planName, levelNames }: Beginning,
): ImportWish {
  if (job.wish?.target === target) return job.wish
  const fitting = layersOf(job).filter(({ head }) => suits(target, head))
  const layers = target === 'grids' ? fitting.slice(0, 3) : fitting.slice(0, 20)
  const crs: CrsId = layers.find(({ head }) => head.crs.id !== null)?.head.crs.id ?? 'EPSG:4490'
  return {
    target,
    layers: layers.map(({ number }) => number),
    crs,
    shift: 'none',
    mapping: {},
    plan:
      target === 'grids'
        ? {
            name: planName.slice(0, LONGEST_NAME),
            levelNames: levelNames.slice(0, Math.max(1, layers.length)),
            outlineLayer: null,
            urban: true,
            thresholds: DEFAULT_CLEANING,
            choices: {},
          }
        : null,
  }
}

/** Every column of the layers of a wish, in order of first appearance. */
export function columnsOf(job: ImportJob, { layers }: ImportWish): string[] {
  const chosen = layersOf(job).filter(({ number }) => layers.includes(number))
  return [...new Set(chosen.flatMap(({ head }) => head.columns))]
}

/**
 * The mapping with each field that has none given the column that is called as it is; no column is given twice.
 * Null stays: somebody said that this field has none. Columns that are not there any more count as not given.
 */
export function withGuesses(
  mapping: ColumnMapping,
  fields: readonly ImportField[],
  columns: readonly string[],
): ColumnMapping {
  const there = Object.entries(mapping).filter(([, column]) => column === null || columns.includes(column))
  const guessed: ColumnMapping = Object.fromEntries(there)
  for (const { field, zh, en } of fields) {
    if (guessed[field] !== undefined) continue
    const names = [zh, en, field].map(plain)
    const free = columns.filter((column) => !Object.values(guessed).includes(column))
    const column = free.find((each) => names.includes(plain(each)))
    if (column !== undefined) guessed[field] = column
  }
  return guessed
}

/** A header as it is compared: without case, blanks and signs. */
function plain(header: string): string {
  return header.toLowerCase().replaceAll(/[\s_\-*（）()]/g, '')
}

/** Columns that nothing is taken from. */
export function columnsLeft(columns: readonly string[], mapping: ColumnMapping): string[] {
  const taken = new Set(Object.values(mapping))
  return columns.filter((column) => !taken.has(column))
}

/** What is still missing in a wish. */
export function lacksOf({ layers, mapping, plan }: ImportWish, fields: readonly ImportField[]): WishLack[] {
  const lacks: WishLack[] = []
  if (layers.length === 0) lacks.push('layers')
  if (plan !== null && new Set(layers).size < layers.length) lacks.push('same-layer')
  if (fields.some(({ field, required }) => required && !mapping[field])) lacks.push('columns')
  if (plan !== null && plan.name.trim() === '') lacks.push('plan-name')
  if (plan?.levelNames.some((name) => name.trim() === '')) lacks.push('level-names')
  return lacks
}
