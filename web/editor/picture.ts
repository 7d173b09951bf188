import type { Position } from '#geometry/position.ts'
import type { Polygon } from '#geometry/ring.ts'

/** What the pointer came to rest on. */
export type SnapTarget = 'vertex' | 'edge' | 'road' | 'building' | 'sketch'

/** What a tool draws over the plan while it works; lattice positions. */
export interface Picture {
  /** Lines being drawn, and lines that show where a border will run. */
  readonly lines: readonly { readonly line: readonly Position[]; readonly kind: 'sketch' | 'ghost' | 'new' }[]
  /** Ground as it would be; `tone` tells pieces apart, -1 is ground that changes hands. */
  readonly pieces: readonly { readonly polygon: Polygon; readonly tone: number }[]
  /** Vertices of what is drawn, and handles that can be dragged. */
  readonly points: readonly {
    readonly at: Position
    readonly kind: 'sketch' | 'vertex' | 'middle' | 'held'
  }[]
  /** Words at a place, e.g. how many households a piece would have; a caption stands below what is at the place. */
  readonly words: readonly { readonly at: Position; readonly text: string; readonly caption?: boolean }[]
  /** Households that would change hands. */
  readonly moved: readonly Position[]
  /** Where the pointer snapped to. */
  readonly snap: { readonly at: Position; readonly to: SnapTarget } | null
  /** The place of a refusal. */
  readonly trouble: Position | null
}

export const NOTHING: Picture = {
  lines: [],
  pieces: [],
  points: [],
  words: [],
  moved: [],
  snap: null,
  trouble: null,
}
