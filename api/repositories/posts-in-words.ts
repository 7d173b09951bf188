import type { Roles, ScopeKind } from '#contract/staff.ts'
import type { Ask } from './request.ts'
import { sql } from './sql.ts'

const queries = {
  inWords: sql('posts/in-words'),
  warnings: sql('posts/warnings'),
  scopes: sql('posts/scopes'),
  roles: sql('posts/roles'),
}

/** A post as the view `post_in_words` has it; days are `YYYY-MM-DD`. */
export interface WordedPost {
  readonly id: string
  readonly staff: string
  readonly staff_name: string
  readonly role: string
  readonly zh: string
  readonly en: string
  readonly sight: 'grid' | 'assigned' | 'none'
  readonly scope_kind: ScopeKind
  readonly scope_id: string
  /** Code of the jurisdiction it lies in; null where its scope is gone. */
  readonly place: string | null
  readonly scope_code: string | null
  readonly scope_name: string
  readonly scope_place: string | null
  readonly floor_from: number | null
  readonly floor_to: number | null
  readonly chart_unit: string | null
  readonly chart_unit_name: string | null
  readonly valid_from: string
  readonly valid_to: string | null
  readonly deputy: string | null
  readonly deputy_name: string | null
  readonly away_from: string | null
  readonly away_to: string | null
  readonly consent_at: string | null
  readonly consent_photo_at: string | null
  /** False for a grid that no plan in force has. */
  readonly in_force: boolean
}

/** Posts of some staff members: current, coming, past. */
export function postsOfStaff(ask: Ask, county: string, staff: readonly string[]): Promise<WordedPost[]> {
  if (staff.length === 0) return Promise.resolve([])
  return ask.rows(queries.inWords, { county, staff, id: null })
}

/** One post, or null. */
export function findPost(ask: Ask, county: string, id: string): Promise<WordedPost | null> {
  return ask.oneOrNone(queries.inWords, { county, id, staff: null })
}

/** Posts within reach that begin or end something within `days`; `followed`: somebody of the role comes after. */
export function postsToWatch(
  ask: Ask,
  county: string,
  reach: string,
  days: number,
): Promise<(WordedPost & { readonly followed: boolean })[]> {
  return ask.rows(queries.warnings, { county, reach, days })
}

/** A place that a post can be given for, and the code of the jurisdiction it lies in. */
export interface ScopeRow {
  readonly kind: ScopeKind
  readonly id: string
  readonly code: string | null
  readonly name: string
  readonly place: string | null
  readonly within: string
}

/** Places of a kind within reach, by id (or a grid's code) or by part of a name; at most `limit`. */
export function listScopes(
  ask: Ask,
  county: string,
  reach: string,
  wish: {
    readonly kind: ScopeKind
    readonly id?: string
    readonly q?: string | undefined
    readonly limit: number
  },
): Promise<ScopeRow[]> {
  const { kind, id = null, q = null, limit } = wish
  return ask.rows(queries.scopes, { county, reach, kind, id, q, limit })
}

/** The roles a post can have, who is called first in front. */
export function listRoles(ask: Ask): Promise<Roles['roles']> {
  return ask.rows(queries.roles)
}
