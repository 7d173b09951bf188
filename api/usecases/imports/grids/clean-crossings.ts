import type { CleaningChoices, CleaningConflict, CleaningThresholds, GridOfFile } from '#contract/cleaning.ts'
import type { ImportNote, ImportProblem, SourceRecord } from '#contract/imports.ts'
import { areaM2, polygonTwiceArea } from '#geometry/area.ts'
import { pointOnSurface } from '#geometry/point-on-surface.ts'
import type { MultiPolygon, Polygon } from '#geometry/ring.ts'
import { distanceM, scaleAt } from '#geometry/scale.ts'
import { choiceOf, disputeOf, holds } from './clean-dispute.ts'
import { landArea, mendedArea } from './shapes.ts'

/** The shape of a record, though it cross itself; with what there is to ask about that. */
export interface Uncrossed {
  readonly shape: MultiPolygon
  readonly notes: readonly ImportNote[]
  readonly conflict: CleaningConflict | null
  /** Why the import has to wait; null where it has not. */
  readonly waits: ImportProblem | null
}

/**
 * A record's area. A boundary that crosses itself is taken apart: where all but its largest piece are thinner than
 * overlaps that settle themselves, all are kept; else somebody has to say which.
 */
export function uncrossed(
  record: SourceRecord,
  grid: GridOfFile,
  thresholds: CleaningThresholds,
  chosen: CleaningChoices,
): Uncrossed | ImportProblem {
  const landed = landArea(record)
  if (!('reason' in landed)) return { ...landed, conflict: null, waits: null }
  if (landed.reason !== 'self-crossing') return landed
  const mended = mendedArea(record)
  if ('reason' in mended) return mended
  const ordered = mended.shape.toSorted((a, b) => polygonTwiceArea(b) - polygonTwiceArea(a))
  const [largest, ...lesser] = ordered
  if (largest === undefined || lesser.every((piece) => widthM(piece) < thresholds.overlapWidthM)) {
    return { ...mended, conflict: null, waits: null }
  }
  const at = pointOnSurface(lesser)
  const twice = lesser.reduce((sum, piece) => sum + polygonTwiceArea(piece), 0)
  const name = `${record.place.file ?? ''}#${record.place.feature ?? record.place.line ?? 0}`
  const conflict = disputeOf(
    `crosses-itself@${name}`,
    record,
    [grid],
    {
      kind: 'shape',
      reason: 'crosses-itself',
      values: { pieces: ordered.length },
      choices: [choiceOf('all'), choiceOf('largest')],
      proposed: null,
      at,
      shape: lesser,
      areaM2: areaM2(twice, scaleAt(at)),
    },
    chosen,
  )
  const shape = holds(conflict) === 'largest' ? [largest] : mended.shape
  return { shape, notes: mended.notes, conflict, waits: holds(conflict) === null ? landed : null }
}

/** Twice the area by the perimeter. */
function widthM(polygon: Polygon): number {
  const scale = scaleAt(polygon[0][0]!)
  const perimeter = polygon
    .flatMap((ring) => ring.map((a, i) => distanceM(a, ring[(i + 1) % ring.length]!, scale)))
    .reduce((sum, length) => sum + length, 0)
  return (2 * areaM2(polygonTwiceArea(polygon), scale)) / perimeter
}
