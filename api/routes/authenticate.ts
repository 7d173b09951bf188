import type { Request } from 'express'
import { Refusal } from '../errors.ts'
import type { Db } from '../repositories/connection.ts'
import { type Account, accountOfToken } from '../usecases/current-account.ts'
import type { SessionCookie } from './cookie.ts'

/** The account that sends a request. Throws `not-signed-in` when its session is missing or over. */
export type Authenticate = (request: Request) => Promise<Account>

/** Reads the cookie and asks the database, at every request: signing out takes effect at once. */
export function createAuthenticate(db: Db, cookie: SessionCookie): Authenticate {
  return async (request) => {
    const token = cookie.read(request)
    const account = token === null ? null : await accountOfToken(db, token)
    if (account === null) throw new Refusal('not-signed-in')
    return account
  }
}
