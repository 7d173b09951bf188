import type { Position } from '#geometry/position.ts'
import type { MultiPolygon } from '#geometry/ring.ts'
import { type Rule, SEVERITY, type Severity } from '../severity.ts'
import type { GridKey } from '../snapshot.ts'

/** Where a finding is: ground, or a single position. Lattice units. */
export type FindingGeometry =
  | { readonly kind: 'polygon'; readonly shape: MultiPolygon }
  | { readonly kind: 'point'; readonly position: Position }

/** Something about a plan, its ground or its staff that somebody should look at. */
export interface Finding {
  readonly rule: Rule
  /** Unique in a list of findings, and the same in the next one while its cause is the same. */
  readonly key: string
  readonly severity: Severity
  /** The grid it is about, where it is about one. */
  readonly grid?: GridKey
  readonly geometry: FindingGeometry
  /** Where to zoom. */
  readonly at: Position
  readonly areaM2?: number
  /** How many households it concerns. */
  readonly households: number
  /** Codes and numbers its sentence is made of; never a name. */
  readonly reason: Readonly<Record<string, string | number>>
}

/** A finding as a family of rules states it; key and severity follow from the rule. */
export interface Statement extends Omit<Finding, 'key' | 'severity' | 'grid' | 'areaM2'> {
  /** What tells this finding from others of its rule. */
  readonly about: string
  readonly grid?: GridKey | undefined
  readonly areaM2?: number
}

/** A statement that is made again after an edit gives the very same finding again. */
const known = new WeakMap<Statement, Finding>()

export function toFinding(statement: Statement): Finding {
  const before = known.get(statement)
  if (before !== undefined) return before
  const { rule, about, grid, geometry, at, areaM2, households, reason } = statement
  const finding: { -readonly [Key in keyof Finding]: Finding[Key] } = {
    rule,
    key: `${rule}:${about}`,
    severity: SEVERITY[rule],
    geometry,
    at,
    households,
    reason,
  }
  if (grid !== undefined) finding.grid = grid
  if (areaM2 !== undefined) finding.areaM2 = areaM2
  known.set(statement, finding)
  return finding
}

/** Metres or square metres as shown in a sentence: to the centimetre, so that noise never changes a finding. */
export function rounded(value: number): number {
  return Math.round(value * 100) / 100
}

/** Geometry and zoom of a finding about one position. */
export function aboutPosition(position: Position): { geometry: FindingGeometry; at: Position } {
  return { geometry: { kind: 'point', position }, at: position }
}
