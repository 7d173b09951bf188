import type { Position } from '#geometry/position.ts'
import { gridPolygons } from '#plan/grid-polygons.ts'
import { hierarchyOf } from '#plan/hierarchy.ts'
import { labelPoint } from '#plan/label-point.ts'
import type { Face, Grid, GridKey, Snapshot } from '#plan/snapshot.ts'
import { faceUnder } from '../face-index.ts'

/** A grid's name and where it is read. */
export interface GridLabel {
  readonly grid: Grid
  readonly at: Position
}

/**
 * Where the names of grids stand. A divided grid's name stays where it is for as long as that is its ground, so that
 * names do not wander while borders are drawn; an undivided one's is worked out anew with its ground.
 */
export class GridLabels {
  readonly #places = new Map<GridKey, Position>()
  /** Undivided grids' ground, as their places were worked out from. */
  readonly #grounds = new Map<GridKey, readonly Face[]>()

  /**
   * The labels of all grids that have ground; `enough` is asked between first-level grids, and once it says yes the
   * names of the rest are left for the next time: then `more` is true.
   */
  of(snapshot: Snapshot, enough: () => boolean): { readonly labels: GridLabel[]; readonly more: boolean } {
    const hierarchy = hierarchyOf(snapshot.grids)
    const own = new Map<GridKey | null, Face[]>()
    for (const face of snapshot.faces) {
      const ground = own.get(face.holder)
      if (ground === undefined) own.set(face.holder, [face])
      else ground.push(face)
    }
    const lost = new Set<GridKey>()
    for (const { key } of snapshot.grids) {
      if (hierarchy.isLeaf(key)) this.#placeLeaf(key, own.get(key) ?? [])
      else if (!this.#stillHolds(snapshot, key)) lost.add(hierarchy.upwards(key).at(-1)!.key)
    }
    let more = false
    for (const first of lost) {
      if (more || enough()) more = true
      else this.#placeBelow(snapshot, first)
    }
    const labels = snapshot.grids.flatMap((grid) => {
      const at = this.#places.get(grid.key)
      return at === undefined ? [] : [{ grid, at }]
    })
    return { labels, more }
  }

  #placeLeaf(key: GridKey, ground: readonly Face[]): void {
    const before = this.#grounds.get(key)
    if (before?.length === ground.length && ground.every((face, i) => face === before[i])) return
    this.#grounds.set(key, ground)
    if (ground.length === 0) this.#places.delete(key)
    else this.#places.set(key, labelPoint(ground.map(({ polygon }) => polygon)))
  }

  #stillHolds({ faces, grids }: Snapshot, key: GridKey): boolean {
    const at = this.#places.get(key)
    const holder = at === undefined ? null : (faceUnder(faces, at)?.holder ?? null)
    return (
      holder !== null &&
      hierarchyOf(grids)
        .upwards(holder)
        .some((grid) => grid.key === key)
    )
  }

  /** Places the divided grids of a first-level grid, itself among them. */
  #placeBelow(snapshot: Snapshot, first: GridKey): void {
    const hierarchy = hierarchyOf(snapshot.grids)
    const faces = snapshot.faces.filter(
      ({ holder }) => holder !== null && hierarchy.upwards(holder).at(-1)!.key === first,
    )
    const grids = snapshot.grids.filter(({ key }) => hierarchy.upwards(key).at(-1)!.key === first)
    for (const [key, shape] of gridPolygons({ ...snapshot, faces, grids })) {
      if (hierarchy.isLeaf(key)) continue
      if (shape.length > 0) this.#places.set(key, labelPoint(shape))
      else this.#places.delete(key)
    }
  }
}
