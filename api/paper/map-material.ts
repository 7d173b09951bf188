import { dissolve } from '#geometry/dissolve.ts'
import type { Position } from '#geometry/position.ts'
import { NO_REGION } from '#geometry/regions.ts'
import type { MultiPolygon, Polygon } from '#geometry/ring.ts'
import type { Scale } from '#geometry/scale.ts'
import { type Subdivision, subdivisionOf } from '#geometry/subdivision.ts'
import { gridPolygons } from '#plan/grid-polygons.ts'
import { hierarchyOf } from '#plan/hierarchy.ts'
import { labelPoint } from '#plan/label-point.ts'
import type { Grid, GridKey, Level, Snapshot } from '#plan/snapshot.ts'
import { type Arc, arcsOf } from '../tiles/arcs.ts'
import { borderOf, chainsOf, gridColours } from '../tiles/plan-borders.ts'

/** A grid as paper shows it. */
export interface PaperGrid {
  readonly key: GridKey
  readonly name: string
  readonly code: string
  readonly community: string
  readonly level: Level
  readonly dedicated: boolean
  readonly shape: MultiPolygon
  /** Its pole of inaccessibility. */
  readonly pole: Position
  /** Number in the palette, and the tint of its grid of the second level, 0 where there is none. */
  readonly hue: number
  readonly tint: number
}

/**
 * Ground that no grid holds. For the public it is all `open`, melted together: where an exemption ends is nobody's to know.
 * Working prints tell `exempt` from `gap`, and show ground of a divided grid that none of its parts holds.
 */
export interface Unheld {
  readonly polygon: Polygon
  readonly kind: 'open' | 'exempt' | 'gap'
}

/** Everything a grid map is drawn from besides the ground under it. */
export interface MapMaterial {
  readonly scale: Scale
  /** The place that the map is of. */
  readonly outline: MultiPolygon
  /** Names of the levels, e.g. 一级网格. */
  readonly levels: readonly string[]
  readonly grids: readonly PaperGrid[]
  /** Borders in the place and around it; 0 is the edge of a community. */
  readonly borders: readonly { readonly line: readonly Position[]; readonly level: 0 | Level }[]
  readonly unheld: readonly Unheld[]
}

/** What a map is of: a jurisdiction by the beginning of its communities' codes, or a grid with all in it. */
export type Place = { readonly jurisdiction: string } | { readonly grid: GridKey }

/** What is the same for every place of a plan. */
interface PlanShapes {
  readonly subdivision: Subdivision
  readonly polygons: ReadonlyMap<GridKey, MultiPolygon>
  readonly arcs: readonly Arc[]
  readonly chainOf: ReturnType<typeof chainsOf>
  readonly colours: ReturnType<typeof gridColours>
}

/** Of the plans drawn so far; a plan in force is never changed in place. */
const known = new WeakMap<Snapshot, PlanShapes>()

function shapesOf(snapshot: Snapshot): PlanShapes {
  const before = known.get(snapshot)
  if (before !== undefined) return before
  const subdivision = subdivisionOf(snapshot.faces.map(({ polygon }) => polygon))
  const arcs = arcsOf(snapshot.faces)
  const chainOf = chainsOf(snapshot)
  const colours = gridColours(snapshot, arcs, chainOf)
  const shapes = { subdivision, polygons: gridPolygons(snapshot, subdivision), arcs, chainOf, colours }
  known.set(snapshot, shapes)
  return shapes
}

/** Takes out of a plan what the map of a place shows to the public, or to who works on the plan. */
export function mapMaterial(
  snapshot: Snapshot,
  place: Place,
  eyes: 'public' | 'working' = 'public',
): MapMaterial {
  const { faces, grids, communities, scale } = snapshot
  const { subdivision, polygons, arcs, chainOf, colours } = shapesOf(snapshot)
  const hierarchy = hierarchyOf(grids)
  const contains = (face: number): boolean => {
    const here = faces[face]
    if (here === undefined) return false
    if ('jurisdiction' in place) return here.community.startsWith(place.jurisdiction)
    return chainOf(face).some(({ key }) => key === place.grid)
  }
  const isIn = faces.map((_, face) => contains(face))
  const outline = dissolve(subdivision, [NO_REGION, ...isIn.map((inside) => (inside ? 0 : NO_REGION))])
  const isShown = (grid: Grid): boolean =>
    'jurisdiction' in place
      ? grid.community.startsWith(place.jurisdiction)
      : hierarchy.upwards(grid.key).some(({ key }) => key === place.grid)
  const ofPlace = communities.filter(
    ({ code }) =>
      'grid' in place || code.startsWith(place.jurisdiction) || place.jurisdiction.startsWith(code),
  )
  const numberOf = (grid: Grid): Pick<PaperGrid, 'hue' | 'tint'> => {
    const above = hierarchy.upwards(grid.key)
    const second = above.find(({ level }) => level === 2)
    return {
      hue: colours.hues.get(above.at(-1)!.key) ?? 0,
      tint: second === undefined ? 0 : (colours.tints.get(second.key) ?? 0) % 4,
    }
  }

  return {
    scale,
    outline: outline.map(({ polygon }) => polygon),
    levels: (ofPlace[0] ?? communities[0])?.levels ?? [],
    grids: grids
      .filter((grid) => isShown(grid) && (polygons.get(grid.key)?.length ?? 0) > 0)
      .map((grid) => ({
        key: grid.key,
        name: grid.name,
        code: grid.code ?? grid.sourceCode ?? '',
        community: grid.community,
        level: grid.level,
        dedicated: grid.kind === 'dedicated',
        shape: polygons.get(grid.key)!,
        pole: labelPoint(polygons.get(grid.key)!),
        ...numberOf(grid),
      }))
      .sort((a, b) => a.level - b.level || (a.code < b.code ? -1 : 1)),
    borders: arcs.flatMap((arc) => {
      if (!arc.faces.some((face) => isIn[face])) return []
      const border = borderOf(arc, faces, chainOf)
      return border === null ? [] : [{ line: arc.line, level: border.community ? 0 : border.level }]
    }),
    unheld: eyes === 'working' ? unheldFaces(snapshot, isIn) : openGround(snapshot, subdivision, isIn),
  }
}

function unheldFaces({ faces, grids }: Snapshot, isIn: readonly boolean[]): Unheld[] {
  const hierarchy = hierarchyOf(grids)
  return faces.flatMap(({ holder, exemption, polygon }, face): Unheld[] => {
    if (!isIn[face] || (holder !== null && hierarchy.isLeaf(holder))) return []
    return [{ polygon, kind: exemption === null ? 'gap' : 'exempt' }]
  })
}

function openGround({ faces }: Snapshot, subdivision: Subdivision, isIn: readonly boolean[]): Unheld[] {
  const labels = faces.map(({ holder }, face) => (isIn[face] && holder === null ? 0 : NO_REGION))
  return dissolve(subdivision, [NO_REGION, ...labels]).map(({ polygon }) => ({ polygon, kind: 'open' }))
}
