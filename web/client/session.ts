import { type Session, type SignIn, session } from '#contract/session.ts'
import { type Answer, post, request, send } from './request.ts'

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
