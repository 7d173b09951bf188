import type { CrsId } from '#contract/import-files.ts'
import type { ImportNote, ImportProblem, SourceFile, SourceRecord } from '#contract/imports.ts'
import { batchesOf, withoutNumbers } from './batches.ts'
import { fileProblem, wholeFile } from './file-problem.ts'
import { createForbidden } from './forbidden.ts'
import { openFile } from './open.ts'
import type { PositionColumns } from './open-layer.ts'

export interface WholeFileOptions {
  /** Which layer or sheet; not needed where there is one. */
  readonly layer?: string
  /** What the coordinates are in; by default what the file says. */
  readonly crs?: CrsId
  readonly positions?: PositionColumns
  readonly maxBytes?: number
}

/**
 * One layer of a file as a whole, in degrees, read in this very process: for the command line, where a file that asks
 * too much ends nobody's work but its owner's. The server reads uploads by `openUpload`.
 */
export async function readWholeFile(
  name: string,
  bytes: Uint8Array,
  options: WholeFileOptions = {},
): Promise<SourceFile> {
  const { layers, problems, notes } = await openFile(name, bytes, options.maxBytes)
  if (problems.length > 0) {
    return { name, records: [], columns: [], problems: problems.map(withoutNumbers), notes }
  }
  const wanted = options.layer === undefined ? layers : layers.filter((each) => each.name === options.layer)
  const [layer, ...others] = wanted
  if (layer === undefined || others.length > 0) {
    const has = layers.map((each) => each.name).join(', ')
    return { name, records: [], columns: [], problems: [fileProblem(name, 'which-layer', { has })], notes }
  }
  const read = {
    records: [] as SourceRecord[],
    problems: [] as ImportProblem[],
    notes: [...notes] as ImportNote[],
  }
  const forbidden = createForbidden(layer.columns)
  for (const batch of batchesOf(name, layer, options.crs ?? null, options.positions, forbidden)) {
    for (const record of batch.records) read.records.push(record)
    for (const problem of batch.problems) read.problems.push(problem)
    for (const note of batch.notes) read.notes.push(note)
  }
  for (const { column, cells } of forbidden.dropped()) {
    read.notes.push({ remark: 'forbidden-dropped', ...wholeFile(name), column, values: { cells } })
  }
  const crs = options.crs ?? layer.crs.id ?? 'EPSG:4326'
  return { name, columns: forbidden.columns, ...read, crs }
}
