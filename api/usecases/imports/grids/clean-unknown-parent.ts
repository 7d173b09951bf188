import type { CleaningChoices } from '#contract/cleaning.ts'
import type { SourceRecord } from '#contract/imports.ts'
import { polygonContainsShifted } from '#geometry/point-in-ring.ts'
import { pointOnSurface } from '#geometry/point-on-surface.ts'
import type { MultiPolygon } from '#geometry/ring.ts'
import type { Level } from '#plan/snapshot.ts'
import { recordProblem } from '../kinds/values.ts'
import { choiceOf, disputeOf, holds } from './clean-dispute.ts'
import { nearCode } from './clean-near-code.ts'
import { type Entry, gridOfFile } from './layer-entries.ts'
import type { Pending } from './layers.ts'

/**
 * The parent of a grid whose file names one that is not there: perhaps a slip of the code of one that is, perhaps
 * the one its ground lies in. Where both are the same that is proposed, else the import waits for a choice and
 * the report goes by the ground.
 */
export function unknownParent(
  entry: Entry,
  found: string,
  level: Level,
  above: readonly { readonly entry: Entry; readonly shape: MultiPolygon }[],
  own: MultiPolygon,
  column: string | null,
  chosen: CleaningChoices,
): { readonly parent: Entry | null; readonly pending: Pending } {
  const record: SourceRecord = entry.records[0]
  const entries = above.map((each) => each.entry)
  const near = nearCode(
    found,
    entries.map(({ code, name }) => code ?? name),
  )
  const slip = entries.find(({ code, name }) => (code ?? name) === near)
  const at = pointOnSurface(own)
  const around = above.find(({ shape }) => shape.some((part) => polygonContainsShifted(part, at)))?.entry
  const offered = [...new Set([slip, around])].filter((each) => each !== undefined)
  const parentLevel = (level - 1) as Level
  const choices = offered.map((each) => choiceOf('parent', { grid: gridOfFile(each, parentLevel) }))
  const conflict = disputeOf(
    `unknown-parent@${level}:${entry.code ?? entry.name}:${found}`,
    record,
    [],
    {
      kind: 'code',
      reason: 'unknown-parent',
      values: { found, ...(slip === undefined ? {} : { suggested: slip.code ?? slip.name }) },
      choices,
      proposed: slip !== undefined && slip === around ? choices[0]!.id : null,
      at,
    },
    chosen,
  )
  const held = holds(conflict)
  const parent = offered[choices.findIndex(({ id }) => id === held)] ?? around ?? slip ?? null
  const waits = held === null ? recordProblem(record, 'unknown-parent', { parent: found }, column) : null
  return { parent, pending: { conflict, about: [entry], waits } }
}
