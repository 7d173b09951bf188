import type { LayerHead, SourceFormat } from '#contract/import-files.ts'
import type { ImportNote, ImportProblem, ImportRemark, SourceRecord } from '#contract/imports.ts'

/** Columns of a table that hold x and y (longitude and latitude where they are degrees); else known by their names. */
export interface PositionColumns {
  readonly lon?: string
  readonly lat?: string
}

/** A feature or row as it stands in the file: coordinates in the file's own units, finite but not otherwise judged. */
export interface ReadRecord {
  readonly record: SourceRecord
  readonly remarks: readonly ImportRemark[]
}

/** One layer, sheet or table of a file that has been opened. */
export interface OpenLayer {
  readonly name: string
  /** Every property or column that occurs, in order of first appearance; forbidden ones are still among them. */
  readonly columns: readonly string[]
  readonly crs: LayerHead['crs']
  /** From the first feature or row to the last, anew each time it is asked; what is wrong with one stands in its place. */
  read(positions?: PositionColumns): Iterable<ReadRecord | ImportProblem>
}

/** A file that has been opened. `problems` are those of the file as a whole: with one there is no layer. */
export interface OpenFile {
  readonly format: SourceFormat
  readonly layers: readonly OpenLayer[]
  readonly problems: readonly ImportProblem[]
  readonly notes: readonly ImportNote[]
}

/** A file of which nothing can be taken. */
export function refusedFile(format: SourceFormat, ...problems: readonly ImportProblem[]): OpenFile {
  return { format, layers: [], problems, notes: [] }
}

/** Layers are asked for by name: a name that was there before gets a number. */
export function namedApart(layers: readonly OpenLayer[]): OpenLayer[] {
  const taken = new Set<string>()
  return layers.map((layer) => {
    let name = layer.name
    for (let n = 2; taken.has(name); n++) name = `${layer.name} (${n})`
    taken.add(name)
    return { ...layer, name }
  })
}
