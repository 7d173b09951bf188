import { zipSync } from 'fflate'
import type { CrsId } from '#contract/import-files.ts'
import { esriWkt } from '../../projection/prj-of-crs.ts'
import { writeDbf } from './dbf.ts'
import { kindsOf, projected, type WrittenLayer } from './layer.ts'
import { writeShp } from './shp.ts'

/**
 * A zip with one Shapefile, or with one of points and one of areas where both occur: .shp, .shx, .dbf in UTF-8 with .cpg,
 * .prj where the system has one. Names of fields are cut to ten bytes, texts to 254.
 */
export function writeShapefile(layer: WrittenLayer, crs: CrsId): Uint8Array {
  const kinds = kindsOf(layer)
  const prj = esriWkt(crs)
  const there = projected(layer, crs)
  const parts = (kinds.length === 0 ? (['area'] as const) : kinds).flatMap((kind, i) => {
    // Rows without a place go with the first one, so that none is lost.
    const rows = there.rows.filter(({ shape }) => (shape === null ? i === 0 : shape.kind === kind))
    const { shp, shx } = writeShp(
      kind,
      rows.map(({ shape }) => shape),
    )
    const stem = `${fileStem(layer.name)}${kinds.length > 1 ? `-${kind}s` : ''}`
    return [
      [`${stem}.shp`, shp],
      [`${stem}.shx`, shx],
      [`${stem}.dbf`, writeDbf(layer.columns, rows)],
      [`${stem}.cpg`, new TextEncoder().encode('UTF-8')],
      ...(prj === null ? [] : [[`${stem}.prj`, new TextEncoder().encode(prj)] as const]),
    ] as (readonly [string, Uint8Array])[]
  })
  return zipSync(Object.fromEntries(parts), { level: 6 })
}

/** Without what no file system takes in a name. */
function fileStem(name: string): string {
  return name.replace(/[\\/:*?"<>|]|\p{Cc}/gu, '_').slice(0, 60) || 'layer'
}
