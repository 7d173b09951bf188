import type { CrsId } from '#contract/import-files.ts'
import type { SourceShape } from '#contract/imports.ts'
import { fromDegrees } from '../../projection/crs.ts'
import { isGeographic } from '../../projection/prj-of-crs.ts'

/** A point or an area; rings as the readers give them, the last point dropped. */
export type WrittenShape = Exclude<SourceShape, { kind: 'line' }>

export interface WrittenColumn {
  readonly name: string
  readonly kind: 'text' | 'integer' | 'number'
}

/** `values` in the order of the columns. */
export interface WrittenRow {
  readonly shape: WrittenShape | null
  readonly values: readonly (string | number | null)[]
}

/** What is written: degrees of WGS 84 / CGCS2000, areas counter-clockwise with clockwise holes. */
export interface WrittenLayer {
  readonly name: string
  readonly columns: readonly WrittenColumn[]
  readonly rows: readonly WrittenRow[]
}

/** The layer in another reference system, easting or longitude first. */
export function projected(layer: WrittenLayer, crs: CrsId): WrittenLayer {
  const there = fromDegrees(crs)
  const placed = (shape: WrittenShape): WrittenShape =>
    shape.kind === 'point'
      ? { kind: 'point', at: there(...shape.at) }
      : {
          kind: 'area',
          polygons: shape.polygons.map((rings) => rings.map((ring) => ring.map(([x, y]) => there(x, y)))),
        }
  return { ...layer, rows: layer.rows.map((row) => ({ ...row, shape: row.shape && placed(row.shape) })) }
}

/** A coordinate as text: a tenth of a millimetre in metres or degrees alike, so that it reads back to the same 1 cm. */
export function coordinateText(crs: CrsId): (value: number) => string {
  const digits = isGeographic(crs) ? 9 : 4
  return (value) => String(Number(value.toFixed(digits)))
}

/** The ring with its first point again at the end, as every format wants it. */
export function closed<T>(ring: readonly T[]): T[] {
  return [...ring, ring[0]!]
}

/** What kinds of shapes there are. */
export function kindsOf(layer: WrittenLayer): ('point' | 'area')[] {
  return (['point', 'area'] as const).filter((kind) => layer.rows.some(({ shape }) => shape?.kind === kind))
}
