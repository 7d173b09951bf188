import type { ImportWish } from '#contract/import-jobs.ts'
import type { ImportProblem, SourceRecord, SourceRing, SourceShape } from '#contract/imports.ts'
import { placing } from '#formats/place-record.ts'
import { mendOf } from '../../../projection/mend.ts'

/** A record with its shape in degrees, put right; or why that cannot be. */
export type PlaceRecord = (record: SourceRecord) => SourceRecord | ImportProblem

/** From records in the units of their file to records in degrees, with the displacement of their map undone. */
export function placeRecords({ crs, shift }: Pick<ImportWish, 'crs' | 'shift'>): PlaceRecord {
  const place = placing(crs)
  const mend = mendOf(shift)
  return (record) => {
    if (record.shape === null) return record
    const placed = place({ record, remarks: [] })
    if ('reason' in placed) return placed
    if (shift === 'none' || placed.record.shape === null) return placed.record
    return { ...placed.record, shape: moved(placed.record.shape, mend) }
  }
}

type At = readonly [lon: number, lat: number]

function moved(shape: SourceShape, move: (lon: number, lat: number) => At): SourceShape {
  const ring = (positions: SourceRing): SourceRing => positions.map(([lon, lat]) => move(lon, lat))
  switch (shape.kind) {
    case 'point':
      return { kind: 'point', at: move(...shape.at) }
    case 'line':
      return { kind: 'line', lines: shape.lines.map(ring) }
    case 'area':
      return { kind: 'area', polygons: shape.polygons.map((rings) => rings.map(ring)) }
  }
}
