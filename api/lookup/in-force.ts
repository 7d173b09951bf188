import type { Position } from '#geometry/position.ts'
import type { Polygon } from '#geometry/ring.ts'
import type { Snapshot } from '#plan/snapshot.ts'

/**
 * The plan in force with everything a look-up answers from, read from the database at start and at every
 * activation or post change, then held in memory. It has no household and no resident in it.
 */
export interface InForce {
  readonly county: string
  readonly plan: {
    readonly id: string
    readonly name: string
    readonly version: number
    readonly effectiveFrom: string
  }
  readonly snapshot: Snapshot
  /** Communities of the plan with their fallback contact. */
  readonly jurisdictions: readonly {
    readonly code: string
    readonly name: string
    readonly contact: { readonly name: string; readonly phone: string }
  }[]
  readonly posts: readonly DutyPost[]
  readonly doors: readonly Door[]
}

/** A post on a grid or jurisdiction, with what the public may be told of its holder. */
export interface DutyPost {
  readonly id: string
  readonly role: string
  readonly roleName: { readonly zh: string; readonly en: string }
  /** Lower answers first. */
  readonly callOrder: number
  readonly scope: { readonly kind: 'grid' | 'jurisdiction'; readonly id: string }
  readonly holder: PublicPerson
  readonly deputy: PublicPerson | null
  /** Days, both included; `to` null is open-ended. */
  readonly from: string
  readonly to: string | null
  readonly away: { readonly from: string; readonly to: string } | null
}

/** Masked name and no phone unless the post is published with dated consent. */
export interface PublicPerson {
  readonly name: string
  readonly phone: string | null
}

/** A building or one of its units as an address leads to it. */
export interface Door {
  readonly id: string
  readonly building: string
  readonly unit: string | null
  readonly communityName: string
  readonly compoundName: string | null
  /** Other names of the compound, as the office entered them. */
  readonly compoundAliases?: readonly string[]
  /** Road and number at the gate, e.g. 建设路18号. */
  readonly compoundAddress: string | null
  readonly villagersGroup: string | null
  readonly buildingName: string
  readonly unitName: string | null
  /** What is printed on the door; none where the door is a whole building. */
  readonly token?: string | null
  readonly position: Position
}

/** What the base map draws; outlines and names of places, nothing about who lives there. */
export interface BaseMap {
  readonly waters: readonly { readonly name: string | null; readonly shape: readonly Polygon[] }[]
  readonly roads: readonly {
    readonly name: string | null
    readonly kind: string
    readonly line: readonly Position[]
  }[]
  readonly compounds: readonly {
    readonly name: string | null
    readonly kind: string
    readonly shape: readonly Polygon[]
  }[]
  readonly buildings: readonly {
    readonly id: string
    /** Code of the community it is registered to. */
    readonly community?: string | null
    readonly name: string
    readonly floors: number
    readonly outline: Polygon | null
    readonly anchor: Position
  }[]
  readonly facilities: readonly {
    readonly id: string
    readonly kind: string
    readonly name: string
    readonly position: Position
  }[]
}
