import { z } from 'zod'
import { day } from './wire.ts'

const id = z.uuid()
const name = z.string().trim().min(1).max(60)
/** Digits, with `+`, `-` and blanks for reading; the server keeps it sealed. */
const phone = z
  .string()
  .trim()
  .regex(/^\+?[\d -]{5,20}$/)

export const scopeKind = z.enum(['jurisdiction', 'chart', 'grid', 'building', 'unit', 'households'])
export type ScopeKind = z.infer<typeof scopeKind>

/**
 * Where a post is held, in words. `id` is what requests name it by: a jurisdiction's code, a grid's key, the id of a
 * chart unit, building or unit; for `households` (the holder's contact households) the code of their jurisdiction.
 * `code` is shown to people (null where there is none), `place` is what it lies in (compound, community).
 */
export const scope = z.strictObject({
  kind: scopeKind,
  id: z.string(),
  code: z.string().nullable(),
  name: z.string(),
  place: z.string().nullable(),
})
export type Scope = z.infer<typeof scope>

const span = z.strictObject({ from: day, to: day })
const floors = z.strictObject({
  from: z.number().int().min(-9).max(200),
  to: z.number().int().min(-9).max(200),
})

/**
 * A post. Days are town days, both included; `to` null is open-ended. `consentAt`: the day its holder agreed that name
 * and phone are published; `consentPhotoAt`: the photo. `standing`: `idle` is within its days, on a grid no plan in
 * force has, and grants nothing. `mayEdit`: it lies within the reach of the administrator who asks.
 */
export const post = z.strictObject({
  id,
  staff: z.strictObject({ id, name: z.string() }),
  role: z.strictObject({ code: z.string(), zh: z.string(), en: z.string() }),
  scope,
  floors: floors.nullable(),
  chartUnit: z.strictObject({ id, name: z.string() }).nullable(),
  from: day,
  to: day.nullable(),
  deputy: z.strictObject({ id, name: z.string() }).nullable(),
  away: span.nullable(),
  consentAt: day.nullable(),
  consentPhotoAt: day.nullable(),
  standing: z.enum(['past', 'current', 'coming', 'idle']),
  mayEdit: z.boolean(),
})
export type Post = z.infer<typeof post>

/**
 * A staff member. `phone` is masked in lists and full in the replies about one. Posts: current first, then coming,
 * then past. `mayEdit`: all of their places lie within reach.
 */
export const staffMember = z.strictObject({
  id,
  name: z.string(),
  phone: z.string().nullable(),
  /** Code of the jurisdiction that keeps them; null for those from an import. */
  home: z.string().nullable(),
  /** Whether a photo of them is kept; `/api/admin/staff/:id/photo` has it. */
  photo: z.boolean(),
  posts: z.array(post),
  accounts: z.array(z.strictObject({ id, username: z.string(), disabled: z.boolean() })),
  mayEdit: z.boolean(),
})
export type StaffMember = z.infer<typeof staffMember>

/**
 * `GET /api/admin/staff?q=&standing=&after=`: by part of a name, by name; `without-post` are those without a post today;
 * `after` is the id of the last one that was read, to read on.
 */
export const staffQuery = z.object({
  q: z.string().trim().min(1).max(60).optional(),
  standing: z.enum(['with-post', 'without-post']).optional(),
  after: id.optional(),
})
export type StaffQuery = z.infer<typeof staffQuery>
/** Never more than 500 of them at once; `total` says how many there are within reach, those before `after` included. */
export const staffList = z.strictObject({ staff: z.array(staffMember), total: z.number().int() })
export type StaffList = z.infer<typeof staffList>

/** `POST /api/admin/staff` → 201 `staffMember` with the full phone; 200 when the very same was there. */
export const newStaff = z.strictObject({ id, name, phone: phone.nullable() })
export type NewStaff = z.infer<typeof newStaff>
/** `PATCH /api/admin/staff/:id` → `staffMember`; what is left out stays. `GET /api/admin/staff/:id` too. */
export const staffChange = z.strictObject({ name: name.optional(), phone: phone.nullable().optional() })
export type StaffChange = z.infer<typeof staffChange>

/** What may be changed of a post. A post elsewhere or of another role is another post: end this one. */
const terms = {
  chartUnit: id.nullable(),
  from: day,
  to: day.nullable(),
  deputy: id.nullable(),
  away: span.nullable(),
  consentAt: day.nullable(),
  consentPhotoAt: day.nullable(),
}
/** `POST /api/admin/posts` → 201 `post`. A grid may be named by key or code. `floors` only with a unit. */
export const newPost = z.strictObject({
  id,
  staff: id,
  role: z.string().min(1).max(60),
  scope: z.strictObject({ kind: scopeKind, id: z.string().min(1).max(60) }),
  floors: floors.nullable().optional(),
  ...terms,
  chartUnit: terms.chartUnit.optional(),
  deputy: terms.deputy.optional(),
  away: terms.away.optional(),
  consentAt: terms.consentAt.optional(),
  consentPhotoAt: terms.consentPhotoAt.optional(),
})
export type NewPost = z.infer<typeof newPost>
/** `PATCH /api/admin/posts/:id` → `post`; null takes away (consent is withdrawn by `consentAt: null`). */
export const postChange = z.strictObject(terms).partial()
export type PostChange = z.infer<typeof postChange>
/** `POST /api/admin/posts/:id/end` → `post`; `on` is its last day. `DELETE /api/admin/posts/:id` → 204, not yet begun. */
export const postEnd = z.strictObject({ on: day })

export const chartKind = z.enum(['committee', 'branch', 'group', 'tier'])

/** A box of the organisation chart. `posts`: current ones attached to it or held over it; `children`: boxes below. */
export const chartUnit = z.strictObject({
  id,
  jurisdiction: z.strictObject({ code: z.string(), name: z.string() }),
  parent: id.nullable(),
  kind: chartKind,
  name: z.string(),
  ordinal: z.number().int(),
  coversGrid: z
    .strictObject({ key: id, code: z.string().nullable(), name: z.string().nullable() })
    .nullable(),
  posts: z.number().int(),
  children: z.number().int(),
  mayEdit: z.boolean(),
})
export type ChartUnit = z.infer<typeof chartUnit>
/** `GET /api/admin/chart`: parents before children, siblings by ordinal. */
export const chart = z.strictObject({ units: z.array(chartUnit) })
export type Chart = z.infer<typeof chart>
/** `POST /api/admin/chart` → 201 `chartUnit`; `coversGrid` a grid's key or code. */
export const newChartUnit = z.strictObject({
  id,
  jurisdiction: z.string().regex(/^\d{6}(\d{3}(\d{3})?)?$/),
  parent: id.nullable(),
  kind: chartKind,
  name,
  ordinal: z.number().int().min(0).max(9999).optional(),
  coversGrid: z.string().min(1).max(60).nullable().optional(),
})
export type NewChartUnit = z.infer<typeof newChartUnit>
/** `PATCH /api/admin/chart/:id` → `chartUnit`. `DELETE` → 204; 409 while it has boxes below it or posts. */
export const chartChange = newChartUnit.omit({ id: true, jurisdiction: true }).partial()
export type ChartChange = z.infer<typeof chartChange>

/**
 * `GET /api/admin/warnings`, for administrators and heads. `ending`: posts that end within 30 days; `unsucceeded`:
 * ended within the last 30 days and nobody of that role follows there; `unstaffed`: grids in force without a required
 * role; `uncovered`: away now or within 30 days without a deputy.
 */
export const warnings = z.strictObject({
  day,
  ending: z.array(post),
  unsucceeded: z.array(post),
  unstaffed: z.array(
    z.strictObject({
      key: id,
      code: z.string().nullable(),
      name: z.string(),
      level: z.number().int(),
      /** Code of the role that is missing; null when any role would do. */
      role: z.strictObject({ code: z.string(), zh: z.string(), en: z.string() }).nullable(),
    }),
  ),
  uncovered: z.array(post),
})
export type Warnings = z.infer<typeof warnings>

/** `GET /api/admin/scopes?kind=&q=`: places within reach to give a post for, at most 50; `q` part of a name or code. */
export const scopesQuery = z.object({ kind: scopeKind, q: z.string().trim().min(1).max(60).optional() })
export type ScopesQuery = z.infer<typeof scopesQuery>
export const scopes = z.strictObject({ scopes: z.array(scope) })
export type Scopes = z.infer<typeof scopes>

/** `GET /api/admin/roles`. `sight`: households of the grid, those assigned, or none. */
export const roles = z.strictObject({
  roles: z.array(
    z.strictObject({
      code: z.string(),
      zh: z.string(),
      en: z.string(),
      sight: z.enum(['grid', 'assigned', 'none']),
    }),
  ),
})
export type Roles = z.infer<typeof roles>
