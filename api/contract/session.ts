import { z } from 'zod'

/** Six digits of an authenticator (RFC 6238); blanks between them are left out by whoever sends them. */
const code = z.string().regex(/^\d{6}$/)

/** `POST /api/session`. `code` only where the account has one-time codes: without it the reply is 401 `code-wanted`. */
export const signIn = z.strictObject({
  username: z.string().trim().min(1).max(60),
  password: z.string().min(1).max(200),
  code: code.optional(),
})
export type SignIn = z.infer<typeof signIn>

export const capacity = z.enum(['admin', 'planner', 'head', 'worker'])
export type Capacity = z.infer<typeof capacity>

/**
 * Who is signed in, and the grids in force whose households they see (codes; empty for counts-only accounts).
 * `codes`: signing in asks for a one-time code. `mustEnrol`: the office wants codes of administrators and this one has
 * none yet; until then every other request is refused with `codes-required`.
 */
export const session = z.strictObject({
  username: z.string(),
  capacity,
  name: z.string().nullable(),
  jurisdiction: z.string(),
  grids: z.array(z.strictObject({ code: z.string(), name: z.string(), level: z.number().int() })),
  assignedHouseholds: z.number().int(),
  codes: z.boolean(),
  mustEnrol: z.boolean(),
})
export type Session = z.infer<typeof session>

/**
 * One of my sessions. `device`: browser and system in two words, such as `Chrome Android`; empty when unknown. `gis`: a key
 * by which a GIS program reads /ogc, `device` being what I called it.
 */
export const openSession = z.strictObject({
  id: z.uuid(),
  device: z.string(),
  createdAt: z.string(),
  seenAt: z.string(),
  /** When it ends in any case. */
  expiresAt: z.string(),
  gis: z.boolean(),
  /** The one that asks. */
  current: z.boolean(),
})
export type OpenSession = z.infer<typeof openSession>

/** `GET /api/sessions`, the latest seen first. `DELETE /api/sessions/:id` → 204, another's or unknown: 404. */
export const openSessions = z.strictObject({ sessions: z.array(openSession) })
export type OpenSessions = z.infer<typeof openSessions>

/** `DELETE /api/sessions`: all but the one that asks. */
export const sessionsEnded = z.strictObject({ ended: z.number().int() })
export type SessionsEnded = z.infer<typeof sessionsEnded>

/**
 * `POST /api/account/gis-keys` → 201 `gisKey`: a key that opens buildings with counts under /ogc to a GIS program, as HTTP
 * Basic password or Bearer token, and nothing else. At most ten: 409 `too-many-keys`.
 */
export const newGisKey = z.strictObject({
  label: z.string().trim().min(1).max(40),
  days: z.number().int().min(1).max(366),
})
export type NewGisKey = z.infer<typeof newGisKey>

/** The key itself, told this once, and the session it is listed as. */
export const gisKey = z.strictObject({ key: z.string(), session: openSession })
export type GisKey = z.infer<typeof gisKey>

/** `POST /api/account/password` → `sessionsEnded`. A wrong old one is 403 `wrong-own-password` and counts for the lock. */
export const passwordChange = z.strictObject({
  old: z.string().min(1).max(200),
  new: z.string().min(1).max(200),
})
export type PasswordChange = z.infer<typeof passwordChange>

/**
 * `POST /api/account/one-time-codes` begins (anew, while unconfirmed): `uri` (otpauth://) for a QR code drawn in the
 * page, `secret` in Base32 to type by hand. Codes count after `POST …/confirm {code}` → 204. 409 `codes-on` when on.
 */
export const oneTimeCodes = z.strictObject({ uri: z.string(), secret: z.string() })
export type OneTimeCodes = z.infer<typeof oneTimeCodes>

export const confirmCodes = z.strictObject({ code })

/** `DELETE /api/account/one-time-codes` → 204. */
export const removeCodes = z.strictObject({ password: z.string().min(1).max(200) })
