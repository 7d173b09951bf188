import { z } from 'zod'
import { capacity } from './session.ts'
import { post } from './staff.ts'
import { day } from './wire.ts'

const id = z.uuid()
const count = z.number().int()
const jurisdiction = z.string().regex(/^\d{6}(\d{3}(\d{3})?)?$/)
const password = z.string().min(1).max(200)

/** An account without its secrets. Times are ISO 8601. */
export const account = z.strictObject({
  id,
  username: z.string(),
  capacity,
  jurisdiction: z.strictObject({ code: z.string(), name: z.string() }),
  /** The one grid a planner may plan; null is the whole jurisdiction. */
  reachGrid: z.strictObject({ key: id, code: z.string().nullable(), name: z.string().nullable() }).nullable(),
  staff: z.strictObject({ id, name: z.string() }).nullable(),
  disabledAt: z.string().nullable(),
  /** Locked by wrong passwords until then. */
  lockedUntil: z.string().nullable(),
  /** Signing in asks for a one-time code. */
  codes: z.boolean(),
  passwordAt: z.string(),
  createdAt: z.string(),
  /** Sessions that are open now. */
  sessions: count,
  /** The account that asks. */
  mine: z.boolean(),
})
export type Account = z.infer<typeof account>

/** `GET /api/admin/accounts`: those within reach, by name. */
export const accounts = z.strictObject({ accounts: z.array(account) })
export type Accounts = z.infer<typeof accounts>

/** `POST /api/admin/accounts` → 201 `accountWithPassword`. `password` null: one is made, and shown this once. */
export const newAccount = z.strictObject({
  id,
  username: z.string().trim().min(1).max(60),
  password: password.nullable(),
  capacity,
  jurisdiction,
  /** Key or code of a grid; only for planners. */
  reachGrid: z.string().min(1).max(60).nullable().optional(),
  staff: id.nullable().optional(),
})
export type NewAccount = z.infer<typeof newAccount>
/** `password` is the one that was made; null when it was given. Never to be had again. */
export const accountWithPassword = z.strictObject({ account, password: z.string().nullable() })
export type AccountWithPassword = z.infer<typeof accountWithPassword>

/** `PATCH /api/admin/accounts/:id` → `account`; what is left out stays. */
export const accountChange = newAccount.omit({ id: true, username: true, password: true }).partial()
export type AccountChange = z.infer<typeof accountChange>

/** `POST /api/admin/accounts/:id/password` → `accountWithPassword`; ends its sessions. */
export const passwordReset = z.strictObject({ password: password.nullable() })

/**
 * Also: `POST …/:id/disable` and `…/enable` → `account`; `POST …/:id/sessions/end` → `sessionsEnded`;
 * `POST …/:id/one-time-codes/reset` → `account` (the phone is lost).
 */

/** Why an account sees no household on a day. */
export const nothingReason = z.enum([
  'disabled',
  'counts-only',
  'no-staff',
  'no-posts',
  'posts-over',
  'posts-to-come',
  'no-plan',
  'grids-not-in-force',
  'role-without-sight',
  'nothing-assigned',
])
export type NothingReason = z.infer<typeof nothingReason>

/** `GET /api/admin/accounts/:id/reach?on=` */
export const reachQuery = z.object({ on: day.optional() })

/**
 * What an account will see on a day: grids of the plan in force then (`plan`: scheduled ones are counted from today's
 * households) whose households its posts of that day open, with counts alone; `assigned`: households it is contact
 * member of; `posts` of that day. `nothing` says in words why it sees no household, else null.
 */
export const accountReach = z.strictObject({
  on: day,
  plans: z.array(z.strictObject({ id, name: z.string(), effectiveFrom: day, scheduled: z.boolean() })),
  grids: z.array(z.strictObject({ code: z.string(), name: z.string(), level: count, households: count })),
  assigned: count,
  posts: z.array(post),
  nothing: z.strictObject({ reason: nothingReason, message: z.string() }).nullable(),
})
export type AccountReach = z.infer<typeof accountReach>

/**
 * `GET /api/admin/settings`, `PUT` with what changes → all. `selfApproval`: who submits a plan may approve it.
 * `codesForAdmins`: administrators sign in with one-time codes. Only administrators of the whole county change them.
 */
export const settings = z.strictObject({ selfApproval: z.boolean(), codesForAdmins: z.boolean() })
export type Settings = z.infer<typeof settings>
export const settingsChange = settings.partial()
export type SettingsChange = z.infer<typeof settingsChange>
