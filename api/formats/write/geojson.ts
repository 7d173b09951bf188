import type { CrsId } from '#contract/import-files.ts'
import { epsgOf } from '../../projection/prj-of-crs.ts'
import { closed, coordinateText, projected, type WrittenLayer, type WrittenShape } from './layer.ts'

/**
 * A FeatureCollection, a feature a line. In degrees of WGS 84 it is as RFC 7946 wants it; in any other system it bears
 * the `crs` member that was usual before, which desktop programs read.
 */
export function writeGeoJson(layer: WrittenLayer, crs: CrsId): Uint8Array {
  const { name, columns, rows } = projected(layer, crs)
  const text = coordinateText(crs)
  const features = rows.map(({ shape, values }) => {
    const properties = Object.fromEntries(columns.map((column, i) => [column.name, values[i] ?? null]))
    const geometry = shape === null ? 'null' : geometryText(shape, text)
    return `{"type":"Feature","properties":${JSON.stringify(properties)},"geometry":${geometry}}`
  })
  const head = [`"type":"FeatureCollection"`, `"name":${JSON.stringify(name)}`, ...crsMember(crs)].join(',')
  return new TextEncoder().encode(`{${head},"features":[\n${features.join(',\n')}\n]}\n`)
}

function crsMember(crs: CrsId): string[] {
  if (crs === 'EPSG:4326') return []
  const code = epsgOf(crs)
  const urn = code === null ? crs : `urn:ogc:def:crs:EPSG::${code}`
  return [`"crs":{"type":"name","properties":{"name":"${urn}"}}`]
}

function geometryText(shape: WrittenShape, text: (value: number) => string): string {
  const position = ([x, y]: readonly [number, number]) => `[${text(x)},${text(y)}]`
  if (shape.kind === 'point') return `{"type":"Point","coordinates":${position(shape.at)}}`
  const polygons = shape.polygons.map((rings) => {
    const written = rings.map((ring) => `[${closed(ring).map(position).join(',')}]`)
    return `[${written.join(',')}]`
  })
  return `{"type":"MultiPolygon","coordinates":[${polygons.join(',')}]}`
}
