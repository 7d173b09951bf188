import type { Position } from '#geometry/position.ts'
import { gridPolygons } from '#plan/grid-polygons.ts'
import { hierarchyOf } from '#plan/hierarchy.ts'
import { labelPoint } from '#plan/label-point.ts'
import type { Face, Grid, GridKey, Snapshot } from '#plan/snapshot.ts'

/** A grid's name and where it is read. */
export interface GridLabel {
  readonly grid: Grid
  readonly at: Position
}

/** The labels of one first-level grid and all below it, and what they were worked out from. */
interface Labelled {
  readonly text: string
  readonly faces: readonly Face[]
  readonly labels: readonly GridLabel[]
}

/** Label points of first-level grids and all below, for as long as their ground is the same. */
export class GridLabels {
  #known = new Map<GridKey, Labelled>()

  /** The labels of every grid that has ground. Only what changed below a first-level grid is worked out again. */
  of(snapshot: Snapshot): GridLabel[] {
    const hierarchy = hierarchyOf(snapshot.grids)
    const faces = new Map<GridKey, Face[]>()
    for (const face of snapshot.faces) {
      if (face.holder === null) continue
      const first = hierarchy.upwards(face.holder).at(-1)!.key
      const list = faces.get(first)
      if (list === undefined) faces.set(first, [face])
      else list.push(face)
    }
    const grids = new Map<GridKey, Grid[]>()
    for (const grid of snapshot.grids) {
      const first = hierarchy.upwards(grid.key).at(-1)!.key
      const list = grids.get(first)
      if (list === undefined) grids.set(first, [grid])
      else list.push(grid)
    }
    const next = new Map<GridKey, Labelled>()
    for (const [first, own] of faces) {
      const below = grids.get(first)!
      const text = below.map(({ key, name }) => key + name).join()
      const before = this.#known.get(first)
      const same =
        before?.text === text &&
        before.faces.length === own.length &&
        own.every((face, i) => face === before.faces[i])
      next.set(
        first,
        same ? before : { text, faces: own, labels: labelsIn({ ...snapshot, grids: below, faces: own }) },
      )
    }
    this.#known = next
    return [...next.values()].flatMap(({ labels }) => labels)
  }
}

function labelsIn(part: Snapshot): GridLabel[] {
  const polygons = gridPolygons(part)
  return part.grids.flatMap((grid) => {
    const shape = polygons.get(grid.key)!
    return shape.length === 0 ? [] : [{ grid, at: labelPoint(shape) }]
  })
}
