import { z } from 'zod'
import { day, MAX_ACCURACY_M, MAX_POSITIONS, position } from './wire.ts'

/** `GET /api/locate?lon=&lat=[&accuracyM=][&at=]`: lon and lat in degrees, accuracy in metres. */
export const locateQuery = z.object({
  lon: z.coerce.number().min(-180).max(180),
  lat: z.coerce.number().min(-90).max(90),
  accuracyM: z.coerce.number().min(0).max(MAX_ACCURACY_M).optional(),
  at: day.optional(),
})

/** Somebody on duty. `name` is masked and `phone` is the duty number unless the post is published with consent. */
export const dutyPerson = z.strictObject({ name: z.string(), role: z.string(), phone: z.string().optional() })
export type DutyPerson = z.infer<typeof dutyPerson>

/** One grid of a chain, level 1 first. */
export const chainLink = z.strictObject({
  level: z.number().int().min(1).max(3),
  code: z.string(),
  name: z.string(),
  kind: z.string(),
  staff: z.array(dutyPerson),
})
export type ChainLink = z.infer<typeof chainLink>

/** Why this person answers: on duty, stands in, one level up, or the jurisdiction itself. */
export const callReason = z.enum(['duty', 'deputy', 'upper-level', 'jurisdiction'])

/** Whom to call now; never empty. `level` is that of the grid that answers, 0 for the jurisdiction. */
export const call = z.strictObject({
  name: z.string(),
  role: z.string(),
  phone: z.string(),
  level: z.number().int().min(0).max(3),
  why: callReason,
})
export type Call = z.infer<typeof call>

export const jurisdictionRef = z.strictObject({
  code: z.string(),
  name: z.string(),
  contact: z.strictObject({ name: z.string(), phone: z.string() }),
})

/** A grid across a border that is nearer than 15 m or the reported accuracy. */
export const candidate = z.strictObject({ code: z.string(), name: z.string(), distanceM: z.number() })
export type Candidate = z.infer<typeof candidate>

export const located = z.strictObject({
  position,
  jurisdiction: jurisdictionRef,
  chain: z.array(chainLink),
  call,
  boundary: z.strictObject({ distanceM: z.number(), near: z.boolean() }),
  candidates: z.array(candidate),
  answeredBy: z.enum(['grid', 'jurisdiction']),
  plan: z.strictObject({ id: z.string(), effectiveFrom: day }),
})
export type Located = z.infer<typeof located>

export const locateMany = z.strictObject({ positions: z.array(position).max(MAX_POSITIONS) })

/** The deepest grid's code for each position, null where no grid holds it. */
export const locatedMany = z.strictObject({ codes: z.array(z.string().nullable()) })
export type LocatedMany = z.infer<typeof locatedMany>
