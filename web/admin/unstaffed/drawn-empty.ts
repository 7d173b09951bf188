import type { Geometry } from 'geojson'
import type { GridFeature } from '#contract/grids.ts'
import type { Warnings } from '#contract/staff.ts'
import type { DrawnFinding } from '../../map/town-map.ts'

/** Unstaffed grids as the map draws ground that wants somebody: hatched in red, the chosen one with a bolder edge. */
export function drawnEmpty(
  unstaffed: Warnings['unstaffed'],
  grids: readonly GridFeature[],
  chosen: string | null,
): DrawnFinding[] {
  const byCode = new Map(grids.map((grid) => [grid.properties.code, grid]))
  return unstaffed.flatMap(({ key, code }) => {
    const grid = code === null ? undefined : byCode.get(code)
    if (grid === undefined) return []
    const [lon = 0, lat = 0] = grid.properties.label
    return {
      geometry: grid.geometry as unknown as Geometry,
      at: [lon, lat] as const,
      severity: 'blocking',
      gap: true,
      chosen: key === chosen,
    }
  })
}
