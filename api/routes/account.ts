import { json, Router } from 'express'
import {
  confirmCodes,
  type GisKey,
  newGisKey,
  type OneTimeCodes,
  passwordChange,
  removeCodes,
  type SessionsEnded,
} from '#contract/session.ts'
import type { Db } from '../repositories/connection.ts'
import type { Secrets } from '../secrets/secrets.ts'
import { changeOwnPassword } from '../usecases/accounts/account-password.ts'
import { makeGisKey } from '../usecases/accounts/gis-keys.ts'
import {
  beginOneTimeCodes,
  confirmOneTimeCodes,
  removeOneTimeCodes,
} from '../usecases/accounts/one-time-codes.ts'
import type { Authenticate } from './authenticate.ts'
import { readBody } from './read.ts'

/** One's own account: its password, its one-time codes, and keys for GIS programs. */
export function accountRoutes(db: Db, secrets: Secrets, authenticate: Authenticate): Router {
  const router = Router()
  const small = json({ limit: '4kb' })

  router.post('/api/account/password', small, async (request, response) => {
    const account = await authenticate(request, 'enrolling')
    const change = readBody(passwordChange, request)
    response.json({ ended: await changeOwnPassword(db, account, change) } satisfies SessionsEnded)
  })

  router
    .route('/api/account/one-time-codes')
    .post(async (request, response) => {
      const account = await authenticate(request, 'enrolling')
      response.json((await beginOneTimeCodes(db, secrets, account)) satisfies OneTimeCodes)
    })
    .delete(small, async (request, response) => {
      const account = await authenticate(request)
      const { password } = readBody(removeCodes, request)
      await removeOneTimeCodes(db, account, password)
      response.status(204).end()
    })

  router.post('/api/account/one-time-codes/confirm', small, async (request, response) => {
    const account = await authenticate(request, 'enrolling')
    const { code } = readBody(confirmCodes, request)
    await confirmOneTimeCodes(db, secrets, account, code)
    response.status(204).end()
  })

  router.post('/api/account/gis-keys', small, async (request, response) => {
    const account = await authenticate(request)
    const wanted = readBody(newGisKey, request)
    response.status(201).json((await makeGisKey(db, account, wanted)) satisfies GisKey)
  })

  return router
}
