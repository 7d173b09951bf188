import type { Position } from '#geometry/position.ts'
import type { MultiPolygon, Polygon } from '#geometry/ring.ts'
import type { CoverageInput } from '#plan/coverage-input.ts'

/**
 * A whole town as plain data: what the generator makes and `data/load.ts` writes. Positions are lattice
 * integers; ids are uuids made from the seed; days are `YYYY-MM-DD`.
 */
export interface Town {
  readonly county: string
  readonly jurisdictions: readonly TownJurisdiction[]
  readonly chart: readonly TownChartUnit[]
  readonly coverage: CoverageInput
  readonly waters: readonly { id: string; name: string | null; shape: MultiPolygon }[]
  readonly roads: readonly TownRoad[]
  readonly compounds: readonly TownCompound[]
  readonly buildings: readonly TownBuilding[]
  readonly units: readonly TownUnit[]
  readonly households: readonly TownHousehold[]
  readonly persons: readonly TownPerson[]
  readonly staff: readonly { id: string; name: string; phone: string | null }[]
  readonly posts: readonly TownPost[]
  readonly contacts: readonly { staff: string; household: string; since: string }[]
  readonly welfareTags: readonly TownWelfareTag[]
  readonly facilities: readonly TownFacility[]
  readonly organisations: readonly TownOrganisation[]
  readonly boards: readonly TownBoard[]
  readonly notices?: readonly TownNotice[]
  /** Demo accounts, without passwords: those are made at load. */
  readonly accounts: readonly TownAccount[]
  /** What was planted, so that tests and docs can find it. */
  readonly planted: Planted
}

export interface TownJurisdiction {
  readonly code: string
  readonly kind: 'county' | 'street' | 'community' | 'village'
  readonly parent: string | null
  readonly name: string
  readonly contactName: string
  readonly contactPhone: string
  /** The outline as given by the authority; null where there is none. */
  readonly outline: MultiPolygon | null
}

export interface TownChartUnit {
  readonly id: string
  readonly jurisdiction: string
  readonly parent: string | null
  readonly kind: 'committee' | 'branch' | 'group' | 'tier'
  readonly name: string
  readonly ordinal: number
  /** Key of the grid this unit answers for, or null. */
  readonly coversGrid: string | null
}

export interface TownRoad {
  readonly id: string
  readonly name: string | null
  readonly kind: 'main' | 'street' | 'lane' | 'path'
  readonly line: readonly Position[]
}

export interface TownCompound {
  readonly id: string
  readonly community: string
  readonly name: string | null
  readonly kind:
    | 'residential'
    | 'school'
    | 'park'
    | 'market'
    | 'farmland'
    | 'courtyard'
    | 'company'
    | 'public'
  /** Road and number at its gate, e.g. 建设路18号. */
  readonly address: string | null
  readonly shape: MultiPolygon
}

export interface TownBuilding {
  readonly id: string
  readonly community: string | null
  readonly compound: string | null
  /** 村民小组 in a village, e.g. 三组. */
  readonly villagersGroup: string | null
  /** As painted on its wall: 3号楼, or 12号 for a courtyard. */
  readonly name: string
  readonly floors: number
  readonly use: string
  readonly outline: Polygon | null
  readonly anchor: Position
}

export interface TownUnit {
  readonly id: string
  readonly building: string
  /** 2单元 */
  readonly name: string
  readonly entrance: Position
  readonly floors: number
}

export interface TownHousehold {
  readonly id: string
  readonly building: string
  readonly unit: string | null
  readonly floor: number | null
  /** 501 */
  readonly room: string
  readonly occupancy: 'living' | 'away' | 'rented' | 'empty'
  /** Its own position where it has one; else its unit's entrance, else its building's anchor. */
  readonly position: Position | null
  /** Since when they live there, where that is known. */
  readonly since?: string | null
}

export interface TownPerson {
  readonly id: string
  readonly household: string
  readonly name: string
  readonly sex: 'female' | 'male'
  readonly birthYear: number
  /** Null for children under 14. */
  readonly phone: string | null
  readonly relation: string
  /** Lives and is registered here where absent. */
  readonly residence?: 'here' | 'registered-elsewhere' | 'lives-elsewhere'
  /** Through whom a child under 14 is reached. */
  readonly guardian?: string | null
}

export interface TownPost {
  readonly id: string
  readonly staff: string
  readonly role: string
  readonly scope: {
    readonly kind: 'jurisdiction' | 'chart' | 'grid' | 'building' | 'unit'
    readonly id: string
  }
  readonly chartUnit: string | null
  readonly from: string
  readonly to: string | null
  readonly deputy: string | null
  readonly away: { readonly from: string; readonly to: string } | null
  /** The day its holder agreed to their name and phone being published; null where not. */
  readonly consentAt: string | null
}

export interface TownWelfareTag {
  readonly id: string
  readonly person: string
  readonly kind: string
  readonly purpose: string
  readonly basis: string
  readonly recordedBy: string
  readonly since: string
  readonly until: string
  readonly helper: string | null
}

export interface TownFacility {
  readonly id: string
  readonly community: string
  readonly kind:
    | 'service-centre'
    | 'clinic'
    | 'school'
    | 'market'
    | 'park'
    | 'police'
    | 'elder-care'
    | 'toilet'
  readonly name: string
  readonly phone: string | null
  readonly hours: string | null
  readonly position: Position
}

export interface TownOrganisation {
  readonly id: string
  readonly community: string
  readonly kind: string
  readonly name: string
  readonly dutyName: string | null
  readonly dutyPhone: string | null
  readonly position: Position
}

export interface TownBoard {
  readonly slug: string
  readonly title: string
  readonly jurisdiction: string
  readonly approvalNumber: string | null
  readonly sketch: { readonly declaredBy: string; readonly on: string } | null
  readonly published: boolean
  /** Where its screen hangs. */
  readonly here?: Position | null
}

/** A notice of a board, by its slug; its days count from the one the town is loaded on, both included. */
export interface TownNotice {
  readonly id: string
  readonly board: string
  readonly title: string
  readonly text: string
  readonly fromDays: number
  readonly untilDays: number
}

export interface TownAccount {
  readonly username: string
  readonly capacity: 'admin' | 'planner' | 'head' | 'worker'
  readonly jurisdiction: string
  readonly staff: string | null
}

export interface Planted {
  /** A position in the middle of the outer gap. */
  readonly outerGap: Position
  /** A position in the inner gap, the grid that holds it, and how many households stand there (23). */
  readonly innerGap: { readonly position: Position; readonly holder: string; readonly households: number }
  readonly overBand: string
  readonly underBand: string
  /** Keys of three grids without anybody. */
  readonly unstaffed: readonly string[]
  /** The contact member with 19 households. */
  readonly loadedContact: string
  /** Ids of the 40 households without a contact member. */
  readonly withoutContact: readonly string[]
  /** The unit whose households stand in two grids. */
  readonly cutUnit: string
}
