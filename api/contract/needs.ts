import { z } from 'zod'
import { jpegText } from './boards-admin.ts'
import { day } from './wire.ts'

/** `need`: something is wanted or wrong here; `mistake`: of the board, the map or the sheet at the door. */
export const needKind = z.enum(['need', 'mistake'])
/** What became of it. `answered` comes with words for who sent it. */
export const needState = z.enum(['sent', 'received', 'done', 'answered'])
export type NeedState = z.infer<typeof needState>

/**
 * `POST /api/here/:token/needs` → 201 `needReceipt`, 200 when the very same was there. `id` is the sender's own, so
 * that sending twice is once. `phone` only where the sender wants to be called back.
 */
export const newNeed = z.strictObject({
  id: z.uuid(),
  kind: needKind,
  text: z.string().trim().min(1).max(1000),
  phone: z
    .string()
    .trim()
    .regex(/^\+?[\d -]{5,20}$/)
    .nullable(),
  pictures: z.array(jpegText).max(3),
})
export type NewNeed = z.infer<typeof newNeed>

/** `receipt`: what its sender asks after it with; nobody else knows it. `keepUntil`: it is deleted after that day. */
export const needReceipt = z.strictObject({ receipt: z.string(), reader: z.string(), keepUntil: day })
export type NeedReceipt = z.infer<typeof needReceipt>

/** `POST /api/needs/receipt` → `needStanding`; 404 `unknown-receipt`. */
export const receiptQuestion = z.strictObject({ receipt: z.string().trim().min(4).max(40) })
export const needStanding = z.strictObject({
  kind: needKind,
  state: needState,
  answer: z.string().nullable(),
  sentAt: z.iso.datetime(),
  movedAt: z.iso.datetime(),
  keepUntil: day,
})
export type NeedStanding = z.infer<typeof needStanding>

/** A need as those who answer for its door see it. `pictures`: how many. */
export const needLine = z.strictObject({
  id: z.uuid(),
  kind: needKind,
  address: z.string(),
  grid: z.strictObject({ code: z.string(), name: z.string() }).nullable(),
  text: z.string(),
  hasPhone: z.boolean(),
  pictures: z.number().int(),
  state: needState,
  answer: z.string().nullable(),
  sentAt: z.iso.datetime(),
  movedAt: z.iso.datetime(),
  keepUntil: day,
})
export type NeedLine = z.infer<typeof needLine>

/** `GET /api/needs?open=true`: newest first, at most 200; `open` leaves out those done and answered. */
export const needsQuery = z.object({ open: z.literal('true').optional() })
export const needs = z.strictObject({
  needs: z.array(needLine),
  total: z.number().int(),
  open: z.number().int(),
})
export type Needs = z.infer<typeof needs>

/** `POST /api/needs/:id/phone` → the number to call back, written to the audit. `GET /api/needs/:id/pictures/:n` → `image/jpeg`. */
export const needPhone = z.strictObject({ phone: z.string() })
export type NeedPhone = z.infer<typeof needPhone>

/** `POST /api/needs/:id/state` → `needLine`. `answer` belongs to `answered` alone. Nothing goes back to `sent`. */
export const needMove = z
  .strictObject({
    state: z.enum(['received', 'done', 'answered']),
    answer: z.string().trim().min(1).max(500).optional(),
  })
  .refine(({ state, answer }) => (state === 'answered') === (answer !== undefined), {
    message: 'answer with answered, and only then',
    path: ['answer'],
  })
export type NeedMove = z.infer<typeof needMove>

/**
 * `PUT /api/grids/:code/group` → 204: the picture by which residents join the group of the grid, and the last day it
 * works; by those who patrol the grid or administer it. `DELETE` → 204. `GET /api/grids/:code/group.jpg` is public.
 */
export const groupPicture = z.strictObject({ jpeg: jpegText, until: day })
export type GroupPicture = z.infer<typeof groupPicture>
