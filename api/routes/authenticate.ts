import type { Request } from 'express'
import { Refusal } from '../errors.ts'
import type { Db } from '../repositories/connection.ts'
import { accountOfToken, type SessionAccount } from '../usecases/accounts/current-account.ts'
import type { SessionCookie } from './cookie.ts'

/**
 * The account that sends a request. Throws `not-signed-in` when its session is missing or over, and `codes-required`
 * where the office wants one-time codes of it and there are none yet, but for what `enrolling` needs.
 */
export type Authenticate = (request: Request, enrolling?: 'enrolling') => Promise<SessionAccount>

/**
 * Reads the cookie and asks the database, at every request: signing out takes effect at once. A session whose id has
 * changed gets its new cookie with the reply, so this comes before anything is sent.
 */
export function createAuthenticate(db: Db, cookie: SessionCookie): Authenticate {
  return async (request, enrolling) => {
    const token = cookie.read(request)
    const opened = token === null ? null : await accountOfToken(db, token)
    if (opened === null) throw new Refusal('not-signed-in')
    const { account, next } = opened
    if (next !== null && request.res !== undefined) cookie.write(request.res, next)
    if (account.mustEnrol && enrolling === undefined) throw new Refusal('codes-required')
    return account
  }
}
