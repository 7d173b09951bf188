import type { SourceRecord } from '#contract/imports.ts'
import type { Level } from '#plan/snapshot.ts'
import { textOf } from '../kinds/values.ts'
import { choiceOf, disputeOf } from './clean-dispute.ts'
import type { Entry } from './layer-entries.ts'
import type { GridLayer, LayerContext, Pending } from './layers.ts'

/** Columns taken for counts where a layer does not say which are. */
const COUNTS =
  /^(总)?(户数|人口|人口数|人数|楼栋数)$|^(total_?)?(households?|population|persons|buildings)(_?count)?$/i

/** Parents whose declared count is not the sum of their children's, a conflict for each column and parent. */
export function rollUpConflicts(
  layer: GridLayer,
  above: { readonly layer: GridLayer; readonly entries: readonly Entry[] },
  entries: readonly Entry[],
  parentOf: (entry: Entry) => Entry | null,
  level: Level,
  context: LayerContext,
): Pending[] {
  const wanted = layer.countProperties ?? layer.source.columns.filter((column) => COUNTS.test(column))
  const columns = wanted.filter((column) => above.layer.source.columns.includes(column))
  if (columns.length === 0) return []
  const children = new Map<Entry, Entry[]>()
  for (const entry of entries) {
    const parent = parentOf(entry)
    if (parent !== null) children.set(parent, [...(children.get(parent) ?? []), entry])
  }
  return columns.flatMap((column) =>
    above.entries.flatMap((parent): Pending[] => {
      const below = children.get(parent) ?? []
      const declared = countOf(parent.records, column)
      const counts = below.map(({ records }) => countOf(records, column))
      // A child without a figure says nothing about the sum.
      if (declared === null || below.length === 0 || counts.includes(null)) return []
      const sum = counts.reduce<number>((total, count) => total + (count ?? 0), 0)
      if (sum === declared) return []
      const conflict = disputeOf(
        `roll-up@${level - 1}:${parent.code ?? parent.name}:${column}`,
        parent.records[0],
        [],
        {
          kind: 'roll-up',
          reason: 'roll-up',
          values: { column, declared, sum },
          choices: [choiceOf('noted')],
          proposed: 'noted',
        },
        context.choices,
      )
      return [{ conflict, about: [parent], waits: null }]
    }),
  )
}

/** The whole number of a column, parts added up; null where one of them has none. */
function countOf(records: readonly SourceRecord[], column: string): number | null {
  let sum = 0
  for (const record of records) {
    const text = textOf(record, column)?.replaceAll(/[,，\s]/gu, '') ?? ''
    if (!/^\d{1,12}$/.test(text)) return null
    sum += Number(text)
  }
  return sum
}
