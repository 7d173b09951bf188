import type { Position } from '#geometry/position.ts'
import type { MultiPolygon, Polygon } from '#geometry/ring.ts'
import type { GridKey, Level } from './snapshot.ts'

/** What stands on a plan's ground, as findings and counts need it: positions and ids, never a name. */
export interface Ground {
  readonly households: readonly GroundHousehold[]
  readonly buildings: readonly GroundBuilding[]
  readonly facilities: readonly { readonly id: string; readonly position: Position }[]
  /** Outlines of communities as the authority gave them, by code. */
  readonly givenOutlines: ReadonlyMap<string, MultiPolygon>
}

/** A household; or, where only their number is known, several that have all else in common. */
export interface GroundHousehold {
  readonly id: string
  /** How many it stands for; left out for a single one. */
  readonly count?: number
  /** Its own position, else its unit's entrance, else its building's anchor. */
  readonly position: Position
  /** True where the position is the household's own, not inherited. */
  readonly own: boolean
  readonly unit: string | null
  readonly building: string
  /** Staff id of a contact member, or null; left out where contacts are not known, of which nothing is said then. */
  readonly contact?: string | null
}

/** How many households an entry of the ground stands for. */
export function countOf({ count = 1 }: GroundHousehold): number {
  return count
}

export interface GroundBuilding {
  readonly id: string
  readonly anchor: Position
  readonly outline: Polygon | null
}

/** A post as findings see it: where, which role, and from when to when (`YYYY-MM-DD`, both included). */
export interface GroundPost {
  readonly staff: string
  readonly role: string
  readonly grid: GridKey
  readonly from: string
  readonly to: string | null
}

/** Which roles a level needs: at least one post of one of `roles`; an empty list asks for anyone. */
export interface RequiredRole {
  readonly level: Level
  readonly roles: readonly string[]
}

/** Thresholds and duties a finding is judged by; stored with the plan, so a plan is judged alike everywhere. */
export interface FindingSettings {
  readonly requiredRoles: readonly RequiredRole[]
  readonly sliverWidthM: number
  readonly nearBoundaryM: number
  readonly farFromBuildingM: number
  readonly contactCeiling: number
  readonly expiringWithinDays: number
  /** Metres on foot in the longest acceptable walk, and how much longer a walk is than the straight line. */
  readonly walkM: number
  readonly detour: number
}

export const DEFAULT_SETTINGS: FindingSettings = {
  requiredRoles: [
    { level: 1, roles: ['lead'] },
    { level: 2, roles: ['full-time-worker'] },
    { level: 3, roles: [] },
  ],
  sliverWidthM: 1,
  nearBoundaryM: 1,
  farFromBuildingM: 60,
  contactCeiling: 15,
  expiringWithinDays: 30,
  walkM: 1_000,
  detour: 1.3,
}
