import type { Difference, PlanFindings } from '#contract/plans.ts'
import { areaM2, polygonTwiceArea } from '#geometry/area.ts'
import { toDegrees } from '#geometry/position.ts'
import type { MultiPolygon, Polygon } from '#geometry/ring.ts'
import type { Scale } from '#geometry/scale.ts'
import { gridPolygons } from '#plan/grid-polygons.ts'
import type { Grid, GridKey, Snapshot } from '#plan/snapshot.ts'
import type { WrittenRow, WrittenShape } from '../../formats/write/layer.ts'
import type { ColumnKey } from './columns.ts'

/** Rows with the columns they have, in one order. */
export interface Rows {
  readonly columns: readonly ColumnKey[]
  readonly rows: readonly WrittenRow[]
}

/** The grids of a plan, of one level or all of them, with the households in each. */
export function gridRows(
  snapshot: Snapshot,
  households: ReadonlyMap<GridKey, number>,
  level: number | undefined,
): Rows {
  const polygons = gridPolygons(snapshot)
  const grids = new Map(snapshot.grids.map((grid) => [grid.key, grid]))
  const communities = namesOfCommunities(snapshot)
  const wanted = snapshot.grids.filter((grid) => level === undefined || grid.level === level)
  return {
    columns: [
      'name',
      'code',
      'level',
      'parent',
      'parent_nm',
      'comm',
      'comm_name',
      'kind',
      'urban',
      'source',
      'area_m2',
      'households',
      'key',
    ],
    rows: wanted.map((grid) => {
      const shape = polygons.get(grid.key) ?? []
      const parent = grid.parent === null ? undefined : grids.get(grid.parent)
      const { name, code, community, kind, urban, sourceCode, key } = grid
      return {
        shape: areaOf(shape),
        values: [
          name,
          code,
          grid.level,
          parent?.code ?? null,
          parent?.name ?? null,
          community,
          communities.get(community) ?? null,
          kind,
          urban ? 1 : 0,
          sourceCode,
          extentM2(shape, snapshot.scale),
          households.get(key) ?? 0,
          key,
        ],
      }
    }),
  }
}

/** The faces of a plan: who holds each piece of ground, or why nobody needs to. */
export function faceRows(snapshot: Snapshot): Rows {
  const grids = new Map<string | null, Grid>(snapshot.grids.map((grid) => [grid.key, grid]))
  const communities = namesOfCommunities(snapshot)
  return {
    columns: ['key', 'comm', 'comm_name', 'code', 'name', 'level', 'exempt', 'area_m2'],
    rows: snapshot.faces.map(({ key, community, holder, exemption, polygon }) => {
      const grid = grids.get(holder)
      const place = [community, communities.get(community) ?? null]
      const held = [grid?.code ?? null, grid?.name ?? null, grid?.level ?? null]
      const extent = extentM2([polygon], snapshot.scale)
      return { shape: areaOf([polygon]), values: [key, ...place, ...held, exemption, extent] }
    }),
  }
}

/** What is amiss with a plan; `details` are the numbers of the finding as JSON. */
export function findingRows({ findings }: PlanFindings): Rows {
  return {
    columns: ['rule', 'severity', 'code', 'name', 'area_m2', 'households', 'accepted', 'details', 'key'],
    rows: findings.map(
      ({ rule, severity, grid, areaM2: extent, households, accepted, reason, key, geometry }) => ({
        shape: shapeOf(geometry),
        values: [
          rule,
          severity,
          grid?.code ?? null,
          grid?.name ?? null,
          extent ?? null,
          households,
          accepted ?? null,
          JSON.stringify(reason),
          key,
        ],
      }),
    ),
  }
}

/** Ground that changes hands. */
export function groundRows({ ground }: Difference): Rows {
  return {
    columns: ['from_code', 'from_name', 'to_code', 'to_name', 'area_m2'],
    rows: ground.map(({ geometry, from, to, areaM2: extent }) => ({
      shape: shapeOf(geometry),
      values: [from?.code ?? null, from?.name ?? null, to?.code ?? null, to?.name ?? null, extent],
    })),
  }
}

/** Buildings and units that change hands. */
export function moveRows({ moves }: Difference): Rows {
  return {
    columns: ['building', 'unit', 'households', 'from_code', 'from_name', 'to_code', 'to_name'],
    rows: moves.map(({ building, unit, at, households, from, to }) => ({
      shape: { kind: 'point', at: [at[0], at[1]] },
      values: [
        building.name,
        unit,
        households,
        from?.code ?? null,
        from?.name ?? null,
        to?.code ?? null,
        to?.name ?? null,
      ],
    })),
  }
}

function namesOfCommunities({ communities }: Snapshot): ReadonlyMap<string, string> {
  return new Map(communities.map(({ code, name }) => [code, name]))
}

function extentM2(shape: MultiPolygon, scale: Scale): number {
  const twice = shape.reduce((sum, polygon) => sum + polygonTwiceArea(polygon), 0)
  return Math.round(areaM2(twice, scale) * 100) / 100
}

/** Lattice → degrees; null for a grid without ground. */
function areaOf(shape: MultiPolygon): WrittenShape | null {
  if (shape.length === 0) return null
  const degrees = (polygon: Polygon) => polygon.map((ring) => ring.map(toDegrees))
  return { kind: 'area', polygons: shape.map(degrees) }
}

/** GeoJSON as findings and differences have it, rings closed → as it is written. */
function shapeOf({
  type,
  coordinates,
}: {
  readonly type: string
  readonly coordinates: unknown
}): WrittenShape {
  type Rings = [number, number][][]
  const open = (rings: Rings) => rings.map((ring) => ring.slice(0, -1))
  if (type === 'Point') return { kind: 'point', at: coordinates as [number, number] }
  if (type === 'Polygon') return { kind: 'area', polygons: [open(coordinates as Rings)] }
  if (type === 'MultiPolygon') return { kind: 'area', polygons: (coordinates as Rings[]).map(open) }
  throw new Error(`a point or an area was wanted, not ${type}`)
}
