import { z } from 'zod'
import { boardNotice, boardSettings } from './boards.ts'
import { day } from './wire.ts'

/** Part of an address: `/board/:slug`. */
export const boardSlug = z.string().regex(/^[a-z0-9](?:[a-z0-9-]{0,38}[a-z0-9])?$/)

/**
 * A screen that showed the board within the last 30 days. `live`: heard of within 5 minutes and showing the plan in
 * force; `behind`: heard of, with another plan; `silent`: not heard of for longer. `version`: of the plan it shows, null where that is unknown.
 */
export const boardScreen = z.strictObject({
  id: z.uuid(),
  firstSeenAt: z.iso.datetime(),
  seenAt: z.iso.datetime(),
  dataAt: z.iso.datetime().nullable(),
  version: z.number().int().nullable(),
  width: z.number().int(),
  height: z.number().int(),
  standing: z.enum(['live', 'behind', 'silent']),
})
export type BoardScreen = z.infer<typeof boardScreen>

/** A board as administrators see it. `mayEdit`: it lies within reach. */
export const adminBoard = z.strictObject({
  slug: z.string(),
  title: z.string(),
  jurisdiction: z.strictObject({ code: z.string(), name: z.string() }),
  grid: z.strictObject({ code: z.string().nullable(), name: z.string().nullable() }).nullable(),
  settings: boardSettings,
  approvalNumber: z.string().nullable(),
  sketch: z.strictObject({ declaredBy: z.string(), on: day }).nullable(),
  published: z.boolean(),
  notices: z.array(boardNotice),
  screens: z.array(boardScreen),
  mayEdit: z.boolean(),
})
export type AdminBoard = z.infer<typeof adminBoard>

/** `GET /api/admin/boards`, for administrators and heads, within their reach. */
export const adminBoards = z.strictObject({ boards: z.array(adminBoard) })
export type AdminBoards = z.infer<typeof adminBoards>

/**
 * `PUT /api/admin/boards/:slug` → 201 or 200 `adminBoard`. `grid` is the code of one in force, or null. Publishing
 * needs an approval number (审图号) or who declared the map a sketch: 422 `board-needs-approval` otherwise.
 * `DELETE` → 204. `GET /api/admin/boards/:slug/preview` → `board`, published or not.
 */
export const boardChange = z.strictObject({
  title: z.string().trim().min(1).max(40),
  jurisdiction: z.string().regex(/^\d{6}(\d{3}(\d{3})?)?$/),
  grid: z
    .string()
    .regex(/^\d{15}$/)
    .nullable(),
  settings: boardSettings,
  approvalNumber: z.string().trim().min(1).max(60).nullable(),
  sketch: z.strictObject({ declaredBy: z.string().trim().min(1).max(60), on: day }).nullable(),
  published: z.boolean(),
})
export type BoardChange = z.infer<typeof boardChange>

/** `PUT /api/admin/boards/:slug/notices/:id` → `boardNotice`; `DELETE` → 204. */
export const noticeChange = z
  .strictObject({
    title: z.string().trim().min(1).max(40),
    text: z.string().trim().min(1).max(400),
    from: day,
    until: day,
  })
  .refine(({ from, until }) => from <= until, { message: 'until is not before from', path: ['until'] })
export type NoticeChange = z.infer<typeof noticeChange>

/** A JPEG as base64, as a browser's canvas gives it; the server makes it anew. At most 1.5 MB of bytes. */
export const jpegText = z.base64().max(2_000_000)

/**
 * `PUT /api/admin/staff/:id/photo` → 204, a square of 100 to 1,600 pixels; `DELETE` → 204; `GET` → `image/jpeg`, 204 without one.
 * Public as `/api/boards/:slug/photos/:name` only while a post of today has both consents.
 */
export const photoChange = z.strictObject({ jpeg: jpegText })
export type PhotoChange = z.infer<typeof photoChange>
