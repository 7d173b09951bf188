import type { MultiPolygon } from '#geometry/ring.ts'
import type { Community, Grid } from './snapshot.ts'

/**
 * Polygons of all levels as somebody drew them, before they are one partition. `shape` may overlap others,
 * stick out of its parent and miss shared vertices; rings are on the lattice and simple.
 */
export interface DrawnCommunity extends Community {
  readonly shape: MultiPolygon
}

export interface DrawnGrid extends Grid {
  readonly shape: MultiPolygon
}

/** Ground that nobody deeper needs to hold, with its reason code. */
export interface DrawnExemption {
  readonly community: string
  readonly reason: string
  readonly shape: MultiPolygon
}

/** What `overlay` makes a snapshot of. */
export interface CoverageInput {
  readonly root: string
  readonly communities: readonly DrawnCommunity[]
  readonly grids: readonly DrawnGrid[]
  readonly exemptions: readonly DrawnExemption[]
}

/** What the overlay changed or noticed, one line per fact; a note is never an error. */
export type OverlayNote =
  | { readonly note: 'sticks-out'; readonly grid: string; readonly parent: string; readonly areaM2: number }
  | { readonly note: 'overlap'; readonly grid: string; readonly other: string; readonly areaM2: number }
  | {
      readonly note: 'sliver-closed'
      readonly grid: string
      readonly areaM2: number
      readonly widthM: number
    }
  | { readonly note: 'inner-gap'; readonly grid: string; readonly areaM2: number; readonly widthM: number }
  | { readonly note: 'outside-community'; readonly grid: string; readonly areaM2: number }
