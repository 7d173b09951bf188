import { z } from 'zod'
import { call, chainLink, jurisdictionRef } from './locate.ts'
import { day, position } from './wire.ts'

/** Somebody besides the grid whom a resident may call. */
export const partner = z.strictObject({
  kind: z.enum(['property', 'police', 'hotline']),
  name: z.string(),
  phone: z.string(),
})
export type Partner = z.infer<typeof partner>

/**
 * `GET /api/here/:token`: what a resident sees at a door; no field can hold a resident. 404 `unknown-door`; 410
 * `door-code-ended` for a code taken out of use, with the community's number in its sentence.
 */
export const here = z.strictObject({
  address: z.string(),
  position,
  jurisdiction: jurisdictionRef,
  chain: z.array(chainLink),
  call,
  partners: z.array(partner),
  serviceCentre: z
    .strictObject({ name: z.string(), phone: z.string().nullable(), hours: z.string().nullable(), position })
    .nullable(),
  /** The picture by which one joins the group of the grid; the last day it works. */
  group: z.strictObject({ picture: z.string(), until: day }).nullable(),
  /** Who reads what is left here, and for how many days it is kept. */
  needs: z.strictObject({ reader: z.string(), keepDays: z.number().int() }),
  plan: z.strictObject({ version: z.number().int(), effectiveFrom: day }),
  dataAt: z.iso.datetime(),
})
export type Here = z.infer<typeof here>

/** An entrance and its code. `ended`: how many codes of it were taken out of use. */
export const doorCode = z.strictObject({
  unit: z.uuid(),
  address: z.string(),
  token: z.string(),
  ended: z.number().int(),
})
export type DoorCode = z.infer<typeof doorCode>

/** `GET /api/admin/doors?q=`: entrances within reach by address, at most 50, for administrators. */
export const doorCodesQuery = z.object({ q: z.string().trim().min(1).max(60) })
/** `POST /api/admin/doors/:unit/renew` → 200 `doorCode`: the printed code ends at once, and there is a new one. */
export const doorCodes = z.strictObject({ doors: z.array(doorCode) })
export type DoorCodes = z.infer<typeof doorCodes>
