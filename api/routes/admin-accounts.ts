import { json, Router } from 'express'
import { z } from 'zod'
import {
  type Account,
  type AccountReach,
  type Accounts,
  type AccountWithPassword,
  accountChange,
  newAccount,
  passwordReset,
  reachQuery,
  type Settings,
  settingsChange,
} from '#contract/accounts.ts'
import type { SessionsEnded } from '#contract/session.ts'
import type { Db } from '../repositories/connection.ts'
import { previewReach } from '../usecases/accounts/account-reach.ts'
import {
  endSessionsOf,
  resetCodes,
  resetPassword,
  shutReachedAccount,
} from '../usecases/accounts/admin-account-steps.ts'
import {
  addReachedAccount,
  changeReachedAccount,
  listReachedAccounts,
} from '../usecases/accounts/admin-accounts.ts'
import { changeSettings, showSettings } from '../usecases/accounts/admin-settings.ts'
import type { Authenticate } from './authenticate.ts'
import { languageOf } from './language.ts'
import { read, readBody, readQuery } from './read.ts'

const byId = z.object({ id: z.uuid() })

/** Accounts within reach, what they will see, and what the office decided; for administrators. */
export function adminAccountRoutes(db: Db, authenticate: Authenticate): Router {
  const router = Router()
  const small = json({ limit: '4kb' })

  router
    .route('/api/admin/accounts')
    .get(async (request, response) => {
      response.json((await listReachedAccounts(db, await authenticate(request))) satisfies Accounts)
    })
    .post(small, async (request, response) => {
      const account = await authenticate(request)
      const { added, ...reply } = await addReachedAccount(db, account, readBody(newAccount, request))
      response.status(added ? 201 : 200).json(reply satisfies AccountWithPassword)
    })

  router.patch('/api/admin/accounts/:id', small, async (request, response) => {
    const account = await authenticate(request)
    const { id } = read(byId, request.params)
    const change = readBody(accountChange, request)
    response.json((await changeReachedAccount(db, account, id, change)) satisfies Account)
  })

  router.post('/api/admin/accounts/:id/password', small, async (request, response) => {
    const account = await authenticate(request)
    const { id } = read(byId, request.params)
    const { password } = readBody(passwordReset, request)
    response.json((await resetPassword(db, account, id, password)) satisfies AccountWithPassword)
  })

  for (const [step, shut] of [
    ['disable', true],
    ['enable', false],
  ] as const) {
    router.post(`/api/admin/accounts/:id/${step}`, async (request, response) => {
      const account = await authenticate(request)
      const { id } = read(byId, request.params)
      response.json((await shutReachedAccount(db, account, id, shut)) satisfies Account)
    })
  }

  router.post('/api/admin/accounts/:id/one-time-codes/reset', async (request, response) => {
    const account = await authenticate(request)
    response.json((await resetCodes(db, account, read(byId, request.params).id)) satisfies Account)
  })

  router.post('/api/admin/accounts/:id/sessions/end', async (request, response) => {
    const account = await authenticate(request)
    const ended = await endSessionsOf(db, account, read(byId, request.params).id)
    response.json({ ended } satisfies SessionsEnded)
  })

  router.get('/api/admin/accounts/:id/reach', async (request, response) => {
    const account = await authenticate(request)
    const { id } = read(byId, request.params)
    const { on } = readQuery(reachQuery, request)
    response.json((await previewReach(db, account, id, on, languageOf(request))) satisfies AccountReach)
  })

  router
    .route('/api/admin/settings')
    .get(async (request, response) => {
      response.json((await showSettings(db, await authenticate(request))) satisfies Settings)
    })
    .put(small, async (request, response) => {
      const account = await authenticate(request)
      const change = readBody(settingsChange, request)
      response.json((await changeSettings(db, account, change)) satisfies Settings)
    })

  return router
}
