import type { ImportNote, ImportProblem, ImportReason, SourceRecord } from '#contract/imports.ts'
import { type CleanedShape, type CleanNote, cleanShape, mendShape } from '#geometry/clean-shape.ts'
import { pointOnSurface } from '#geometry/point-on-surface.ts'
import { type Position, toDegrees, toLattice } from '#geometry/position.ts'
import type { MultiPolygon } from '#geometry/ring.ts'
import { recordProblem } from '../kinds/values.ts'

interface Landed {
  readonly shape: MultiPolygon
  readonly notes: readonly ImportNote[]
}

/** A record's area on the lattice, cleaned, with a note for every change; or why it has none. */
export function landArea(record: SourceRecord): Landed | ImportProblem {
  return landed(record, cleanShape)
}

/** The same of a record whose boundary may cross itself: all that it encloses an odd number of times. */
export function mendedArea(record: SourceRecord): Landed | ImportProblem {
  return landed(record, mendShape)
}

function landed(record: SourceRecord, clean: typeof cleanShape): Landed | ImportProblem {
  const { shape } = record
  if (shape === null) return recordProblem(record, 'no-geometry')
  if (shape.kind !== 'area') {
    return recordProblem(record, 'wrong-geometry-type', {
      type: shape.kind === 'point' ? 'Point' : 'LineString',
    })
  }
  const cleaned = clean(shape.polygons)
  if (!cleaned.ok) return refusalOf(record, cleaned)
  return { shape: cleaned.shape, notes: cleaned.notes.map((note) => noteOf(record, note)) }
}

/** A record's area with a position inside to stand for it, or its point alone. */
export function landShape(record: SourceRecord):
  | {
      readonly outline: MultiPolygon | null
      readonly anchor: Position
      readonly notes: readonly ImportNote[]
    }
  | ImportProblem {
  if (record.shape?.kind === 'point') {
    return { outline: null, anchor: toLattice(...record.shape.at), notes: [] }
  }
  const area = landArea(record)
  if ('reason' in area) return area
  return { outline: area.shape, anchor: pointOnSurface(area.shape), notes: area.notes }
}

function refusalOf(record: SourceRecord, refused: CleanedShape & { ok: false }): ImportProblem {
  const reason: ImportReason = refused.reason
  return recordProblem(record, reason, refused.at ? degrees(refused.at) : {})
}

function noteOf(record: SourceRecord, note: CleanNote): ImportNote {
  switch (note.note) {
    case 'repeated-points':
    case 'spikes':
      return { remark: note.note, ...record.place, values: { count: note.count } }
    case 'ring-dropped':
    case 'crossing-mended':
      return { remark: note.note, ...record.place, values: degrees(note.at) }
    case 'rings-rebuilt':
      return { remark: note.note, ...record.place, values: { before: note.before, after: note.after } }
  }
}

function degrees(at: Position): { x: number; y: number } {
  const [x, y] = toDegrees(at)
  return { x, y }
}
