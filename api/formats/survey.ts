import type { LayerHead } from '#contract/import-files.ts'
import type { SourceShape } from '#contract/imports.ts'
import { createForbidden } from './forbidden.ts'
import type { OpenLayer, ReadRecord } from './open-layer.ts'

type Extent = [number, number, number, number]

/** Looks at every feature and cell of a layer. `tick` is called now and then, to say that work goes on. */
export function survey(layer: OpenLayer, tick: () => void): LayerHead {
  const forbidden = createForbidden(layer.columns)
  const kinds = new Set<SourceShape['kind']>()
  const extent: Extent = [Infinity, Infinity, -Infinity, -Infinity]
  let rows = 0
  for (const item of layer.read()) {
    rows++
    if (rows % 1_000 === 0) tick()
    if ('reason' in item) continue
    forbidden.clean(item.record.properties)
    note(item, kinds, extent)
  }
  const [kind, ...others] = [...kinds]
  return {
    name: layer.name,
    kind: kind === undefined ? 'table' : others.length > 0 ? 'mixed' : KIND[kind],
    rows,
    columns: [...forbidden.columns],
    crs: layer.crs,
    extent: kind === undefined ? null : extent,
    dropped: [...forbidden.dropped()],
  }
}

const KIND = { point: 'points', line: 'lines', area: 'areas' } as const

function note({ record: { shape } }: ReadRecord, kinds: Set<SourceShape['kind']>, extent: Extent): void {
  if (shape === null) return
  kinds.add(shape.kind)
  if (shape.kind === 'point') widen(extent, shape.at)
  else
    for (const ring of shape.kind === 'line' ? shape.lines : shape.polygons.flat())
      for (const at of ring) widen(extent, at)
}

function widen(extent: Extent, [x, y]: readonly [number, number]): void {
  if (x < extent[0]) extent[0] = x
  if (y < extent[1]) extent[1] = y
  if (x > extent[2]) extent[2] = x
  if (y > extent[3]) extent[3] = y
}
