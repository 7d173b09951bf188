import type { CleaningChoices, CleaningConflict, CleaningThresholds } from '#contract/cleaning.ts'
import type { ImportNote, ImportProblem, SourceFile, SourceRecord } from '#contract/imports.ts'
import type { MultiPolygon } from '#geometry/ring.ts'
import type { DrawnGrid } from '#plan/coverage-input.ts'
import type { GridKey, Level } from '#plan/snapshot.ts'
import { missingColumns, recordProblem, textOf } from '../kinds/values.ts'
import { countyConflicts, nearCodeConflicts } from './clean-codes.ts'
import { uncrossed } from './clean-crossings.ts'
import { rollUpConflicts } from './clean-roll-ups.ts'
import { unknownParent } from './clean-unknown-parent.ts'
import { type Entry, entriesOf, gridOfFile } from './layer-entries.ts'

/** The grids of one level as a file gives them, and which of its properties say what. */
export interface GridLayer {
  readonly source: SourceFile
  /** Null: the feature's own id, where it has one. */
  readonly codeProperty: string | null
  readonly nameProperty: string
  /** The property with the parent's code (its name where parents have no code); unused at level 1. */
  readonly parentProperty: string | null
  /** Properties with counts that parents should be the sums of; without it those that are named like counts. */
  readonly countProperties?: readonly string[]
}

/** What all grids of an import have in common, and where keys come from. */
export interface LayerContext {
  readonly community: string
  readonly urban: boolean
  /** The key a grid of this level and foreign code bears already, else a new one. */
  readonly keyOf: (level: Level, sourceCode: string | null) => GridKey
  readonly thresholds: CleaningThresholds
  readonly choices: CleaningChoices
}

/** A conflict whose grids have no keys yet: the entries, or names, it is about. */
export interface Pending {
  readonly conflict: CleaningConflict
  readonly about: readonly (Entry | string)[]
  /** Why the import has to wait for a choice; null where it has not. */
  readonly waits: ImportProblem | null
}

export interface DrawnLayers {
  readonly grids: readonly DrawnGrid[]
  /** What each grid was in its file, for the places of notes. */
  readonly records: ReadonlyMap<GridKey, SourceRecord>
  readonly problems: readonly ImportProblem[]
  readonly notes: readonly ImportNote[]
  readonly conflicts: readonly CleaningConflict[]
  /** What has to be chosen first, said as problems. */
  readonly waiting: readonly ImportProblem[]
}

interface Above {
  readonly layer: GridLayer
  readonly entries: readonly Entry[]
  readonly drawn: readonly { readonly entry: Entry; readonly shape: MultiPolygon }[]
}

/** Layers, the largest grids first, → grids as they were drawn; every fault of every feature is reported. */
export function drawLayers(layers: readonly GridLayer[], context: LayerContext): DrawnLayers {
  const drawn = new Drawing(context)
  let above: Above | null = null
  layers.forEach((layer, i) => {
    above = drawn.layer(layer, (i + 1) as Level, above)
  })
  return drawn
}

class Drawing implements DrawnLayers {
  readonly grids: DrawnGrid[] = []
  readonly records = new Map<GridKey, SourceRecord>()
  readonly problems: ImportProblem[] = []
  readonly notes: ImportNote[] = []
  readonly conflicts: CleaningConflict[] = []
  readonly waiting: ImportProblem[] = []
  readonly #context: LayerContext

  constructor(context: LayerContext) {
    this.#context = context
  }

  /** Draws the grids of one layer; null where it cannot be read, so that the next names no parents. */
  layer(layer: GridLayer, level: Level, above: Above | null): Above | null {
    const context = this.#context
    const absent = columnFaults(layer, above)
    // One by one: a file may have more problems than a call may have arguments.
    for (const problem of [...layer.source.problems, ...absent]) this.problems.push(problem)
    for (const note of layer.source.notes) this.notes.push(note)
    if (absent.length > 0) return null
    const pending: Pending[] = []
    const entries = entriesOf(layer, level, context, { ...this, pending })
    const parents = new Map<string, Entry>()
    // The file's own codes go before those put right, which its parents may be named by as well.
    for (const entry of above?.entries ?? []) parents.set(entry.code ?? entry.name, entry)
    for (const entry of above?.entries ?? [])
      if (entry.codeInFile && entry.code) parents.set(entry.codeInFile, entry)
    const declared = new Map(
      entries.map((entry) => [entry, above && this.#declaredParent(layer, entry, level, above, parents)]),
    )
    const parentOf = (entry: Entry) => declared.get(entry) ?? null
    pending.push(...countyConflicts(entries, level, context))
    if (above !== null) {
      pending.push(...nearCodeConflicts(entries, parentOf, level, context))
      pending.push(...rollUpConflicts(layer, above, entries, parentOf, level, context))
    }
    dealKeys(entries, level, context)
    const drawn = this.#draw(layer, level, entries, declared, above, pending)
    for (const { conflict, about, waits } of pending) {
      this.#ask({ ...conflict, grids: named(about, entries, above?.entries ?? [], level, conflict) }, waits)
    }
    return { layer, entries, drawn }
  }

  #ask(conflict: CleaningConflict, waits: ImportProblem | null): void {
    this.conflicts.push(conflict)
    if (waits !== null) this.waiting.push(waits)
  }

  /** The parent the file names; `undefined` where nobody of that name is there. */
  #declaredParent(
    layer: GridLayer,
    entry: Entry,
    level: Level,
    above: Above,
    parents: ReadonlyMap<string, Entry>,
  ): Entry | null | undefined {
    if (level === 1) return null
    if (layer.parentProperty === null) return above.entries[0] ?? null
    const [record] = entry.records
    const said = textOf(record, layer.parentProperty)
    if (said === null) {
      this.problems.push(recordProblem(record, 'missing-value', {}, layer.parentProperty))
      return null
    }
    return parents.get(said)
  }

  #draw(
    layer: GridLayer,
    level: Level,
    entries: readonly Entry[],
    declared: ReadonlyMap<Entry, Entry | null | undefined>,
    above: Above | null,
    pending: Pending[],
  ): Above['drawn'] {
    const { thresholds, choices, community, urban } = this.#context
    const drawn: { readonly entry: Entry; readonly shape: MultiPolygon }[] = []
    for (const entry of entries) {
      const parts: MultiPolygon[] = []
      for (const record of entry.records) {
        const landed = uncrossed(record, gridOfFile(entry, level), thresholds, choices)
        if ('reason' in landed) {
          this.problems.push(landed)
          continue
        }
        for (const note of landed.notes) this.notes.push(note)
        if (landed.conflict !== null) this.#ask(landed.conflict, landed.waits)
        parts.push(landed.shape)
      }
      const shape = parts.flat()
      if (parts.length < entry.records.length || shape.length === 0) continue
      let parent = declared.get(entry)
      if (parent === undefined && above !== null) {
        const [record] = entry.records
        const said = textOf(record, layer.parentProperty) ?? ''
        const found = unknownParent(entry, said, level, above.drawn, shape, layer.parentProperty, choices)
        pending.push(found.pending)
        parent = found.parent
      }
      drawn.push({ entry, shape })
      // Without a parent at all its problem has been told.
      if (level > 1 && !parent) continue
      this.records.set(entry.key, entry.records[0])
      this.grids.push({
        key: entry.key,
        level,
        parent: parent?.key ?? null,
        community,
        kind: 'general',
        urban,
        name: entry.name,
        code: null,
        sourceCode: entry.code,
        band: null,
        exclave: false,
        shape,
      })
    }
    return drawn
  }
}

/** In the order of codes, so that what is decided by the lower key never depends on the order of the file. */
function dealKeys(entries: readonly Entry[], level: Level, { keyOf }: LayerContext): void {
  const order = entries.toSorted(
    (a, b) => compareText(a.code ?? '', b.code ?? '') || compareText(a.name, b.name),
  )
  for (const entry of order) entry.key = keyOf(level, entry.code)
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

function named(
  about: Pending['about'],
  entries: readonly Entry[],
  above: readonly Entry[],
  level: Level,
  { reason }: CleaningConflict,
): CleaningConflict['grids'] {
  const said = about.flatMap((each) =>
    typeof each === 'string' ? entries.filter(({ name }) => name === each).slice(0, 1) : [each],
  )
  const at = reason === 'roll-up' && said.every((entry) => above.includes(entry)) ? level - 1 : level
  return said.slice(0, 50).map((entry) => gridOfFile(entry, at as Level))
}

function columnFaults(layer: GridLayer, above: Above | null): ImportProblem[] {
  // `id` may name the feature's own id, which is no property.
  const own = layer.codeProperty === 'id' && layer.source.records.some(({ id }) => id !== null)
  const code = own ? null : layer.codeProperty
  const wanted = [code, layer.nameProperty, above === null ? null : layer.parentProperty]
  // Nothing was read: the file's own problem says it all.
  const faults = layer.source.records.length === 0 ? [] : missingColumns(layer.source, wanted)
  const count = above?.entries.length ?? 0
  if (layer.parentProperty !== null || count < 2) return faults
  const place = { file: layer.source.name, feature: null, line: null, column: null }
  return [...faults, { reason: 'parent-needed', ...place, values: { count } }]
}
