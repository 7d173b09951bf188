import type { CrsId } from '#contract/import-files.ts'
import type { ImportNote, ImportProblem, SourceRecord } from '#contract/imports.ts'
import { fileProblem } from './file-problem.ts'
import { createForbidden } from './forbidden.ts'
import { withoutIdNumbers } from './forbidden-numbers.ts'
import type { OpenLayer, PositionColumns } from './open-layer.ts'
import { placing } from './place-record.ts'

/** Some features or rows in file order: those that can be used, and what is wrong with the others. */
export interface SourceBatch {
  readonly records: readonly SourceRecord[]
  readonly problems: readonly ImportProblem[]
  readonly notes: readonly ImportNote[]
}

/** In the units of the file, not judged: whoever stages them places them later. */
export type AsItIs = 'as-it-is'

/** Features or rows of a batch. */
const MOST = 1_000
/** Positions of a batch: large areas come in smaller batches. */
const MOST_POSITIONS = 200_000

/**
 * A layer from its beginning to its end: in degrees of WGS 84 / CGCS2000, forbidden columns and cells left out by `forbidden`, which counts them. `crs` is
 * what the coordinates are in; null takes the file's own word, and degrees where it says nothing (`foreign-crs` where it
 * says what is not known here).
 */
export function* batchesOf(
  file: string,
  layer: OpenLayer,
  crs: CrsId | AsItIs | null,
  positions?: PositionColumns,
  forbidden = createForbidden(layer.columns),
): Generator<SourceBatch, void> {
  const { id, said } = layer.crs
  if (crs === null && id === null && said !== null) {
    yield { records: [], problems: [fileProblem(file, 'foreign-crs', { crs: said })], notes: [] }
    return
  }
  const place = crs === 'as-it-is' ? null : placing(crs ?? id ?? 'EPSG:4326')
  let batch = emptyBatch()
  let weight = 0
  for (const item of layer.read(positions)) {
    const placed = 'reason' in item || place === null ? item : place(item)
    if ('reason' in placed) batch.problems.push(withoutNumbers(placed))
    else {
      const { record, remarks } = placed
      const id = record.id === null ? null : withoutIdNumbers(record.id)
      batch.records.push({ ...record, id, properties: forbidden.clean(record.properties) })
      for (const remark of remarks) batch.notes.push({ remark, ...record.place, values: {} })
      weight += positionsIn(record)
    }
    if (batch.records.length + batch.problems.length < MOST && weight < MOST_POSITIONS) continue
    yield batch
    batch = emptyBatch()
    weight = 0
  }
  if (batch.records.length + batch.problems.length > 0) yield batch
}

/** A problem quotes a file, and what it quotes may be a person's number. */
export function withoutNumbers(problem: ImportProblem): ImportProblem {
  const values = Object.entries(problem.values).map(([name, value]) => [
    name,
    typeof value === 'string' ? withoutIdNumbers(value, true) : value,
  ])
  const column = problem.column === null ? null : withoutIdNumbers(problem.column, true)
  return { ...problem, column, values: Object.fromEntries(values) }
}

function emptyBatch(): { records: SourceRecord[]; problems: ImportProblem[]; notes: ImportNote[] } {
  return { records: [], problems: [], notes: [] }
}

function positionsIn({ shape }: SourceRecord): number {
  if (shape === null || shape.kind === 'point') return 1
  const rings = shape.kind === 'line' ? shape.lines : shape.polygons.flat()
  return rings.reduce((sum, ring) => sum + ring.length, 0)
}
