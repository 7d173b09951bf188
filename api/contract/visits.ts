import { z } from 'zod'
import { day, position } from './wire.ts'

/** How a visit (走访) ended. Met and phone cover the household; the others say that somebody tried. */
export const outcome = z.enum(['met', 'phone', 'not-in', 'away', 'refused'])
export type Outcome = z.infer<typeof outcome>

/** The longest note of a visit or a patrol, in characters. */
export const MAX_NOTE = 500

/** How long a visit may wait in a phone's queue, in days, and how far a phone's clock may run ahead, in minutes. */
export const MAX_QUEUED_DAYS = 14
export const MAX_AHEAD_MIN = 5

const note = z.string().trim().min(1).max(MAX_NOTE)
const instant = z.iso.datetime({ offset: true })

/**
 * `POST /api/visits`: 201 with the visit; 200 when the very same visit was there already, so that a phone may send
 * twice; 409 `id-taken` when the id belongs to another visit; 422 `too-long-ago` or `in-the-future` by `at`; 404
 * `unknown-household` for one out of sight. `at`: when the visit was, on the phone's clock.
 */
export const visitRequest = z.strictObject({
  id: z.uuid(),
  household: z.uuid(),
  at: instant,
  outcome,
  note: note.nullish(),
})
export type VisitRequest = z.infer<typeof visitRequest>

/**
 * One visit. `by`: name of the staff member, or the user name of an account without one. `own`: recorded by the
 * caller. `takeBackUntil`: until when the caller may take it back; null when they may not.
 */
export const visit = z.strictObject({
  id: z.uuid(),
  household: z.uuid(),
  at: instant,
  outcome,
  note: z.string().nullable(),
  by: z.string(),
  own: z.boolean(),
  takeBackUntil: instant.nullable(),
})
export type Visit = z.infer<typeof visit>

export const recordedVisit = z.strictObject({ visit })
export type RecordedVisit = z.infer<typeof recordedVisit>

/** `DELETE /api/visits/:id`, `DELETE /api/patrols/:id`: one's own, within a day; 404 `unknown-visit` or `unknown-patrol` otherwise. */
export const takenBack = z.strictObject({ takenBack: z.literal(true) })
export type TakenBack = z.infer<typeof takenBack>

/**
 * One rule as it stands for one household. `rule` null: the rule that holds where the county made none; its name is
 * Chinese, `tagKind` and `everyDays` say the same in any language.
 */
export const dueByRule = z.strictObject({
  rule: z.uuid().nullable(),
  name: z.string(),
  tagKind: z.string().nullable(),
  everyDays: z.number().int(),
  dueOn: day,
})

/**
 * `GET /api/households/:id/visits`: the latest 100, newest first. `last`: the last day that covered the household.
 * `due` is soonest first, with those rules only whose reason the caller may see; empty for a home nobody lives in.
 */
export const householdVisits = z.strictObject({
  visits: z.array(visit),
  last: day.nullable(),
  due: z.array(dueByRule),
})
export type HouseholdVisits = z.infer<typeof householdVisits>

/** `POST /api/patrols` (巡查): somebody walked a grid of a post of theirs. `grid`: its 15-digit code. Refused as visits are. */
export const patrolRequest = z.strictObject({
  id: z.uuid(),
  grid: z.string().regex(/^\d{15}$/),
  at: instant,
  note: note.nullish(),
})
export type PatrolRequest = z.infer<typeof patrolRequest>

export const patrol = z.strictObject({
  id: z.uuid(),
  grid: z.string(),
  gridName: z.string(),
  at: instant,
  note: z.string().nullable(),
  by: z.string(),
  own: z.boolean(),
  takeBackUntil: instant.nullable(),
})
export type Patrol = z.infer<typeof patrol>

export const recordedPatrol = z.strictObject({ patrol })
export type RecordedPatrol = z.infer<typeof recordedPatrol>

/** `GET /api/patrols[?grid=]`: the latest 100 on the caller's grids, or on one of them and those below it. */
export const patrolsQuery = z.object({
  grid: z
    .string()
    .regex(/^\d{15}$/)
    .optional(),
})
export const patrolList = z.strictObject({ patrols: z.array(patrol) })
export type PatrolList = z.infer<typeof patrolList>

/** `GET /api/round[?limit=][&lon=&lat=]`: lon and lat in degrees say where the walk begins; give both or neither. */
export const roundQuery = z
  .object({
    limit: z.coerce.number().int().min(1).max(60).default(20),
    lon: z.coerce.number().min(-180).max(180).optional(),
    lat: z.coerce.number().min(-90).max(90).optional(),
  })
  .refine((query) => (query.lon === undefined) === (query.lat === undefined), { message: 'both lon and lat' })
export type RoundQuery = z.infer<typeof roundQuery>

/**
 * One household of the round. `rule`: name of the rule that is most overdue, as in `dueByRule`. `lastVisit`: last day that covered it,
 * null for never. `overdueDays`: 0 on the day it falls due. `visitedToday`: how the caller's visit of today ended,
 * whatever it was; null when they have not been there today. A stop covered today may have a `dueOn` in the future.
 */
export const stop = z.strictObject({
  household: z.uuid(),
  building: z.uuid(),
  unitId: z.uuid().nullable(),
  address: z.string(),
  unit: z.string().nullable(),
  floor: z.number().int().nullable(),
  room: z.string(),
  position,
  head: z.string().nullable(),
  rule: z.string(),
  tagKind: z.string().nullable(),
  everyDays: z.number().int(),
  dueOn: day,
  overdueDays: z.number().int().min(0),
  lastVisit: day.nullable(),
  visitedToday: outcome.nullable(),
})
export type Stop = z.infer<typeof stop>

/**
 * My round for today, in walking order. `due`: households due in all, on this list or not; `doneToday`: those the caller
 * covered today; `walkM`: metres from stop to stop as the crow flies, from `lon`, `lat` where given.
 */
export const round = z.strictObject({
  day,
  stops: z.array(stop),
  due: z.number().int(),
  doneToday: z.number().int(),
  walkM: z.number(),
})
export type Round = z.infer<typeof round>

/** How often whom: every household (`tagKind` null) or those with a member of that service need. */
export const visitRule = z.strictObject({
  id: z.uuid().nullable(),
  name: z.string(),
  tagKind: z.string().nullable(),
  everyDays: z.number().int(),
  endedOn: day.nullable(),
})
export type VisitRule = z.infer<typeof visitRule>

/** `GET /api/visit-rules`: those in force, then ended ones. `defaults`: the county made none, so the program's own hold. */
export const visitRules = z.strictObject({ rules: z.array(visitRule), defaults: z.boolean() })
export type VisitRules = z.infer<typeof visitRules>

/**
 * `POST /api/admin/visit-rules`, `POST /api/admin/visit-rules/:id/end`: for administrators; both answer with all rules
 * (`visitRules`); the second takes `{}` as its body. The first rule a county makes replaces the program's own.
 */
export const visitRuleRequest = z.strictObject({
  id: z.uuid(),
  name: z.string().trim().min(1).max(40),
  tagKind: z.string().nullable(),
  everyDays: z.number().int().min(1).max(3660),
})
export type VisitRuleRequest = z.infer<typeof visitRuleRequest>
