import type { CookieOptions, Request, Response } from 'express'
import { LONGEST_SECONDS } from '../usecases/accounts/session-times.ts'

/** The one cookie: it holds the session id, is sent to this site alone and no script can read it. */
export interface SessionCookie {
  read(request: Request): string | null
  write(response: Response, token: string): void
  clear(response: Response): void
}

/** With `https` the cookie is secure, and named so that browsers refuse it from anywhere else. */
export function createSessionCookie(https: boolean): SessionCookie {
  const name = https ? '__Host-gridhold' : 'gridhold'
  const found = new RegExp(`(?:^|;\\s*)${name}=([^;]*)`)
  const options: CookieOptions = { httpOnly: true, sameSite: 'strict', secure: https, path: '/' }
  return {
    read: (request) => found.exec(request.get('Cookie') ?? '')?.[1] ?? null,
    write: (response, token) => response.cookie(name, token, { ...options, maxAge: LONGEST_SECONDS * 1_000 }),
    clear: (response) => response.clearCookie(name, options),
  }
}
