import { json, Router } from 'express'
import { signIn as credentials, type Session } from '#contract/session.ts'
import type { Db } from '../repositories/connection.ts'
import type { Secrets } from '../secrets/secrets.ts'
import { LOCK_RULE } from '../usecases/accounts/account-attempts.ts'
import { accountOfToken, describeSession, signOut } from '../usecases/accounts/current-account.ts'
import { deviceOf } from '../usecases/accounts/session-device.ts'
import { signIn } from '../usecases/accounts/sign-in.ts'
import { createStrangers } from '../usecases/protection/strangers.ts'
import type { Authenticate } from './authenticate.ts'
import type { SessionCookie } from './cookie.ts'
import { limitByAddress } from './limit.ts'
import { readBody } from './read.ts'

/** Sign-ins from one network address; an office shares one, and each costs the server 12 ms of work. */
const SIGN_INS = { requests: 60, seconds: 60 }

/** `POST /api/session` signs in, `GET` says who is signed in, `DELETE` signs out. */
export function sessionRoutes(
  db: Db,
  secrets: Secrets,
  cookie: SessionCookie,
  authenticate: Authenticate,
): Router {
  const deps = { strangers: createStrangers(LOCK_RULE), secrets }
  const router = Router()
  router
    .route('/api/session')
    .post(limitByAddress(SIGN_INS), json({ limit: '4kb' }), async (request, response) => {
      const device = deviceOf(request.get('User-Agent'))
      const token = await signIn(db, deps, readBody(credentials, request), device)
      const opened = await accountOfToken(db, token)
      if (opened === null) throw new Error('a session that was just opened is not there')
      const session = await describeSession(db, opened.account)
      cookie.write(response, token)
      response.json(session satisfies Session)
    })
    .get(async (request, response) => {
      const account = await authenticate(request, 'enrolling')
      response.json((await describeSession(db, account)) satisfies Session)
    })
    .delete(async (request, response) => {
      const token = cookie.read(request)
      if (token !== null) await signOut(db, token)
      cookie.clear(response)
      response.status(204).end()
    })
  return router
}
