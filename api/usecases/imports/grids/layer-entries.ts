import type { GridOfFile } from '#contract/cleaning.ts'
import type { ImportNote, ImportProblem, SourceRecord } from '#contract/imports.ts'
import type { GridKey, Level } from '#plan/snapshot.ts'
import { nameOfPlace, recordProblem, textOf } from '../kinds/values.ts'
import { choiceOf, disputeOf, holds } from './clean-dispute.ts'
import type { GridLayer, LayerContext, Pending } from './layers.ts'

/** A grid of a layer as its features give it; several features are its parts. */
export interface Entry {
  readonly records: readonly [SourceRecord, ...SourceRecord[]]
  /** As the file has it, and as it is kept: one may have been put right, or dropped. */
  readonly codeInFile: string | null
  code: string | null
  readonly name: string
  key: GridKey
}

export function gridOfFile({ key, name, code }: Entry, level: Level): GridOfFile {
  return { key, name, code, level }
}

/**
 * Codes and names of a layer. Features of one code and name are parts of one grid; those of one code and different
 * names are two grids until somebody says otherwise, and wait for that.
 */
export function entriesOf(
  layer: GridLayer,
  level: Level,
  context: LayerContext,
  said: { readonly problems: ImportProblem[]; readonly notes: ImportNote[]; readonly pending: Pending[] },
): Entry[] {
  const entries: Entry[] = []
  const first = new Map<string, number>()
  for (const record of layer.source.records) {
    const declared = textOf(record, layer.codeProperty)
    const own = layer.codeProperty === null || layer.codeProperty === 'id' ? record.id : null
    const code = declared ?? own
    const name = textOf(record, layer.nameProperty)
    if (layer.codeProperty !== null && code === null) {
      said.problems.push(recordProblem(record, 'missing-value', {}, layer.codeProperty))
    }
    if (name === null) said.problems.push(recordProblem(record, 'missing-value', {}, layer.nameProperty))
    const entry: Entry = { records: [record], codeInFile: code, code, name: name ?? '', key: '' }
    const at = code === null ? undefined : first.get(code)
    if (code === null || at === undefined) {
      if (code !== null) first.set(code, entries.length)
      entries.push(entry)
      continue
    }
    const before = entries[at]!
    if (before.name !== entry.name && !merges(layer, level, before, entry, context, said.pending)) {
      entries.push({ ...entry, code: null })
      continue
    }
    entries[at] = { ...before, records: [...before.records, record] }
  }
  for (const { records, code } of entries) {
    if (records.length < 2) continue
    const values = { code: code ?? '', count: records.length }
    said.notes.push({ remark: 'parts-merged', ...records[0].place, values })
  }
  return entries
}

/** Asks whether two features of one code and different names are one grid. */
function merges(
  { codeProperty }: GridLayer,
  level: Level,
  before: Entry,
  entry: Entry,
  context: LayerContext,
  pending: Pending[],
): boolean {
  const [record] = entry.records
  const code = entry.codeInFile ?? ''
  const conflict = disputeOf(
    `duplicate-code@${level}:${code}:${entry.name}`,
    record,
    [],
    {
      kind: 'code',
      reason: 'duplicate-code',
      values: { found: code, first: before.name, second: entry.name },
      choices: [choiceOf('merge'), choiceOf('apart')],
      proposed: null,
    },
    context.choices,
  )
  const values = { code, first: nameOfPlace(before.records[0]) }
  const waits = recordProblem(record, 'duplicate-code', values, codeProperty)
  const held = holds(conflict)
  pending.push({ conflict, about: [before.name, entry.name], waits: held === null ? waits : null })
  return held === 'merge'
}
