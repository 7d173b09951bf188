import { z } from 'zod'
import { day, position } from './wire.ts'

/**
 * `GET /api/households?grid=|bbox=|building=|q=|assigned=true`: exactly one of them. `assigned` asks for the households
 * assigned to the account by contact or by the doors of its posts.
 */
export const householdsQuery = z
  .object({
    grid: z
      .string()
      .regex(/^\d{15}$/)
      .optional(),
    bbox: z
      .string()
      .regex(/^-?\d+(\.\d+)?(,-?\d+(\.\d+)?){3}$/)
      .optional(),
    building: z.uuid().optional(),
    q: z.string().trim().min(1).max(60).optional(),
    assigned: z.literal('true').optional(),
  })
  .refine((query) => Object.values(query).filter((value) => value !== undefined).length === 1, {
    message: 'exactly one of grid, bbox, building, q, assigned',
  })
export type HouseholdsQuery = z.infer<typeof householdsQuery>

export const occupancy = z.enum(['living', 'away', 'rented', 'empty'])

/** A household in a list: its door and the masked name of its head. */
export const householdSummary = z.strictObject({
  id: z.uuid(),
  building: z.uuid(),
  buildingName: z.string(),
  compoundName: z.string().nullable(),
  unit: z.string().nullable(),
  floor: z.number().int().nullable(),
  room: z.string(),
  occupancy,
  position,
  members: z.number().int(),
  head: z.string().nullable(),
  /** Households at the same door that are in sight, this one included. */
  inDwelling: z.number().int(),
  /** A member is registered elsewhere, or registered here and living elsewhere (人户分离). */
  apart: z.boolean(),
})
export type HouseholdSummary = z.infer<typeof householdSummary>

/** Never more than 2,000; `truncated` says that more are in sight. A planner gets counts and no households. */
export const householdList = z.strictObject({
  households: z.array(householdSummary),
  truncated: z.boolean(),
  count: z.number().int().nullable(),
})
export type HouseholdList = z.infer<typeof householdList>

/** Lives and is registered here; lives here, registered elsewhere; registered here, lives elsewhere (人户分离). */
export const residence = z.enum(['here', 'registered-elsewhere', 'lives-elsewhere'])

/** A service need, shown to whoever answers for the place and to the helper. `until` is the last day it holds. */
const tag = z.strictObject({
  id: z.uuid(),
  kind: z.string(),
  purpose: z.string(),
  basis: z.string(),
  since: day,
  until: day,
  /** The one-to-one helper, a colleague: named in full. */
  helper: z.strictObject({ name: z.string() }).nullable(),
})

/** A member as shown before any reveal: name and phone masked. */
export const member = z.strictObject({
  id: z.uuid(),
  name: z.string(),
  sex: z.enum(['female', 'male']).nullable(),
  birthYear: z.number().int().nullable(),
  phone: z.string().nullable(),
  relation: z.string(),
  residence,
  /** Under 14 by year of birth: reached through the guardian, without a phone of their own. */
  isChild: z.boolean(),
  /** Masked; null too where the guardian is out of sight. */
  guardian: z.strictObject({ id: z.uuid(), name: z.string() }).nullable(),
  tags: z.array(tag),
})
export type Member = z.infer<typeof member>

export const householdDetail = z.strictObject({
  ...householdSummary.shape,
  address: z.string(),
  grid: z.strictObject({ code: z.string(), name: z.string() }).nullable(),
  people: z.array(member),
  /** Rises with every change to the household or its members; sent back with an edit. */
  version: z.number().int(),
  /** Since when the household lives there. */
  since: day.nullable(),
  unitId: z.uuid().nullable(),
  /** Whether whoever asks answers for the place, and not merely for the household. */
  mayEdit: z.boolean(),
  /** The contact member (联户) of longest standing, named in full; null where there is none or it may not be seen. */
  contact: z.strictObject({ id: z.uuid(), name: z.string(), since: day }).nullable(),
  /** Other households at the same door that are in sight, with the masked name of their head. */
  sameDwelling: z.array(z.strictObject({ id: z.uuid(), head: z.string().nullable() })),
})
export type HouseholdDetail = z.infer<typeof householdDetail>

/** Why somebody's name and phone are looked at; the list is `data/codes/reveal-reasons.json`. */
export const revealReason = z.enum(['visit', 'matter', 'emergency', 'resident-asked', 'correction'])

/** `about`: id of the visit of that household for which it is done, where there is one. */
export const revealRequest = z.strictObject({
  reason: revealReason,
  about: z.uuid().optional(),
  note: z.string().trim().max(200).optional(),
})
export type RevealRequest = z.infer<typeof revealRequest>

/**
 * Name and number in full, to be shown until `until` and then forgotten. A member under 14 is reached through the guardian:
 * `through` says so, and `name`, `phone` and `person` are the guardian's; `id` is always whom was asked for.
 */
export const revealed = z.strictObject({
  id: z.uuid(),
  person: z.uuid(),
  name: z.string(),
  phone: z.string().nullable(),
  through: z.enum(['self', 'guardian']),
  until: z.iso.datetime(),
  auditSeq: z.number().int(),
})
export type Revealed = z.infer<typeof revealed>
