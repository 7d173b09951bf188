import {
  type GisKey,
  gisKey,
  type NewGisKey,
  type OneTimeCodes,
  type OpenSessions,
  oneTimeCodes,
  openSessions,
  type PasswordChange,
  type Session,
  type SessionsEnded,
  type SignIn,
  session,
  sessionsEnded,
} from '#contract/session.ts'
import { change } from './change.ts'
import { type Answer, post, request, send } from './request.ts'
import { tell } from './tell.ts'

/** Whether this browser signed in and has not signed out: saves strangers a request that must be refused. */
const SIGNED_IN = 'gridhold.signedIn'

/** Opens a session; the cookie is the server's and never visible here. */
export async function signIn(credentials: SignIn): Promise<Answer<Session>> {
  const answer = await post(session, '/api/session', credentials)
  if (answer.ok) localStorage.setItem(SIGNED_IN, 'yes')
  return answer
}

/** The session this browser has, or null. */
export async function currentSession(): Promise<Answer<Session | null>> {
  if (localStorage.getItem(SIGNED_IN) === null) return { ok: true, value: null }
  const answer = await request(session, '/api/session')
  if (answer.ok || answer.trouble.status !== 401) return answer
  localStorage.removeItem(SIGNED_IN)
  return { ok: true, value: null }
}

/** Closes the session. */
export async function signOut(): Promise<void> {
  localStorage.removeItem(SIGNED_IN)
  await send('/api/session', { method: 'DELETE' })
}

/** Where the account is signed in. */
export function mySessions(): Promise<Answer<OpenSessions>> {
  return request(openSessions, '/api/sessions')
}

export function endSession(id: string): Promise<Answer<null>> {
  return tell('DELETE', `/api/sessions/${id}`)
}

/** Ends every session of the account but this one. */
export function endOtherSessions(): Promise<Answer<SessionsEnded>> {
  return change('DELETE', sessionsEnded, '/api/sessions')
}

/** A key by which a GIS program reads /ogc. It is in this answer and nowhere else. */
export function makeGisKey(wanted: NewGisKey): Promise<Answer<GisKey>> {
  return post(gisKey, '/api/account/gis-keys', wanted)
}

/** A new password of one's own; all other sessions end. */
export function changePassword(passwords: PasswordChange): Promise<Answer<SessionsEnded>> {
  return post(sessionsEnded, '/api/account/password', passwords)
}

/** Begins with one-time codes: the secret for an authenticator, which counts once a code of it was confirmed. */
export function beginCodes(): Promise<Answer<OneTimeCodes>> {
  return post(oneTimeCodes, '/api/account/one-time-codes', {})
}

export function confirmCodes(code: string): Promise<Answer<null>> {
  return tell('POST', '/api/account/one-time-codes/confirm', { code })
}

/** Does without one-time codes from now on. */
export function removeCodes(password: string): Promise<Answer<null>> {
  return tell('DELETE', '/api/account/one-time-codes', { password })
}
