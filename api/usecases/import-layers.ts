import type { ImportNote, ImportProblem, SourceFile, SourceRecord } from '#contract/imports.ts'
import type { DrawnGrid } from '#plan/coverage-input.ts'
import type { GridKey, Level } from '#plan/snapshot.ts'
import { landArea } from './import-shapes.ts'
import { missingColumns, nameOfPlace, recordProblem, textOf } from './import-values.ts'

/** The grids of one level as a file gives them, and which of its properties say what. */
export interface GridLayer {
  readonly source: SourceFile
  /** Null: the feature's own id, where it has one. */
  readonly codeProperty: string | null
  readonly nameProperty: string
  /** The property with the parent's code (its name where parents have no code); unused at level 1. */
  readonly parentProperty: string | null
}

/** What all grids of an import have in common, and where keys come from. */
export interface LayerContext {
  readonly community: string
  readonly urban: boolean
  /** The key a grid of this level and foreign code bears already, else a new one. */
  readonly keyOf: (level: Level, sourceCode: string | null) => GridKey
}

export interface DrawnLayers {
  readonly grids: readonly DrawnGrid[]
  /** What each grid was in its file, for the places of notes. */
  readonly records: ReadonlyMap<GridKey, SourceRecord>
  readonly problems: readonly ImportProblem[]
  readonly notes: readonly ImportNote[]
}

interface Entry {
  readonly record: SourceRecord
  readonly code: string | null
  readonly name: string
  readonly key: GridKey
}

/** Layers, the largest grids first, → grids as they were drawn; every fault of every feature is reported. */
export function drawLayers(layers: readonly GridLayer[], context: LayerContext): DrawnLayers {
  const grids: DrawnGrid[] = []
  const records = new Map<GridKey, SourceRecord>()
  const problems: ImportProblem[] = []
  const notes: ImportNote[] = []
  let above: readonly Entry[] | null = null
  layers.forEach((layer, i) => {
    const level = (i + 1) as Level
    const absent = columnFaults(layer, above)
    // One by one: a file may have more problems than a call may have arguments.
    for (const problem of [...layer.source.problems, ...absent]) problems.push(problem)
    for (const note of layer.source.notes) notes.push(note)
    if (absent.length > 0) {
      above = null
      return
    }
    const entries = entriesOf(layer, level, context, problems)
    const parents = new Map(above?.map((entry) => [entry.code ?? entry.name, entry]))
    for (const { record, code, name, key } of entries) {
      const parent = level === 1 ? null : parentOf(layer, record, parents, above !== null, problems)
      const landed = landArea(record)
      if ('reason' in landed) {
        problems.push(landed)
        continue
      }
      notes.push(...landed.notes)
      records.set(key, record)
      grids.push({
        key,
        level,
        parent,
        community: context.community,
        kind: 'general',
        urban: context.urban,
        name,
        code: null,
        sourceCode: code,
        band: null,
        exclave: false,
        shape: landed.shape,
      })
    }
    above = entries
  })
  return { grids, records, problems, notes }
}

function columnFaults(layer: GridLayer, above: readonly Entry[] | null): ImportProblem[] {
  // `id` may name the feature's own id, which is no property.
  const own = layer.codeProperty === 'id' && layer.source.records.some(({ id }) => id !== null)
  const code = own ? null : layer.codeProperty
  const wanted = [code, layer.nameProperty, above === null ? null : layer.parentProperty]
  // Nothing was read: the file's own problem says it all.
  const faults = layer.source.records.length === 0 ? [] : missingColumns(layer.source, wanted)
  const needed = layer.parentProperty === null && above !== null && above.length > 1
  if (!needed) return faults
  const place = { file: layer.source.name, feature: null, line: null, column: null }
  return [...faults, { reason: 'parent-needed', ...place, values: { count: above.length } }]
}

/** Codes and names of a layer; a code that stands twice is a problem. */
function entriesOf(
  layer: GridLayer,
  level: Level,
  context: LayerContext,
  problems: ImportProblem[],
): readonly Entry[] {
  const first = new Map<string, SourceRecord>()
  return layer.source.records.flatMap((record): Entry[] => {
    const declared = textOf(record, layer.codeProperty)
    const code = declared ?? (layer.codeProperty === null || layer.codeProperty === 'id' ? record.id : null)
    const name = textOf(record, layer.nameProperty)
    if (layer.codeProperty !== null && code === null) {
      problems.push(recordProblem(record, 'missing-value', {}, layer.codeProperty))
    }
    if (name === null) problems.push(recordProblem(record, 'missing-value', {}, layer.nameProperty))
    if (code !== null) {
      const before = first.get(code)
      if (before) {
        const values = { code, first: nameOfPlace(before) }
        problems.push(recordProblem(record, 'duplicate-code', values, layer.codeProperty))
        return []
      }
      first.set(code, record)
    }
    return [{ record, code, name: name ?? '', key: context.keyOf(level, code) }]
  })
}

function parentOf(
  layer: GridLayer,
  record: SourceRecord,
  parents: ReadonlyMap<string, Entry>,
  known: boolean,
  problems: ImportProblem[],
): GridKey | null {
  // Where the level above could not be read, its own problems are enough.
  if (!known) return null
  if (layer.parentProperty === null) return [...parents.values()][0]?.key ?? null
  const named = textOf(record, layer.parentProperty)
  const parent = named === null ? undefined : parents.get(named)
  if (named === null) problems.push(recordProblem(record, 'missing-value', {}, layer.parentProperty))
  else if (!parent) {
    problems.push(recordProblem(record, 'unknown-parent', { parent: named }, layer.parentProperty))
  }
  return parent?.key ?? null
}
