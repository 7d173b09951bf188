import { z } from 'zod'
import { day, position } from './wire.ts'

/** `GET /api/households?grid=|bbox=|building=|q=`: exactly one of them. */
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
  })
  .refine((query) => Object.values(query).filter((value) => value !== undefined).length === 1, {
    message: 'exactly one of grid, bbox, building, q',
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
})
export type HouseholdSummary = z.infer<typeof householdSummary>

/** Never more than 2,000; `truncated` says that more are in sight. A planner gets counts and no households. */
export const householdList = z.strictObject({
  households: z.array(householdSummary),
  truncated: z.boolean(),
  count: z.number().int().nullable(),
})
export type HouseholdList = z.infer<typeof householdList>

/** A member as shown before any reveal: name and phone masked. */
export const member = z.strictObject({
  id: z.uuid(),
  name: z.string(),
  sex: z.enum(['female', 'male']).nullable(),
  birthYear: z.number().int().nullable(),
  phone: z.string().nullable(),
  relation: z.string(),
  tags: z.array(z.strictObject({ kind: z.string(), purpose: z.string(), until: day })),
})
export type Member = z.infer<typeof member>

export const householdDetail = z.strictObject({
  ...householdSummary.shape,
  address: z.string(),
  grid: z.strictObject({ code: z.string(), name: z.string() }).nullable(),
  people: z.array(member),
})
export type HouseholdDetail = z.infer<typeof householdDetail>

/** Why somebody's name and phone are looked at; the list is `data/codes/reveal-reasons.json`. */
export const revealReason = z.enum(['visit', 'matter', 'emergency', 'resident-asked', 'correction'])

export const revealRequest = z.strictObject({
  reason: revealReason,
  note: z.string().trim().max(200).optional(),
})
export type RevealRequest = z.infer<typeof revealRequest>

export const revealed = z.strictObject({
  id: z.uuid(),
  name: z.string(),
  phone: z.string().nullable(),
  auditSeq: z.number().int(),
})
export type Revealed = z.infer<typeof revealed>
