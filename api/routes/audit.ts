import { Router } from 'express'
import { type AuditPage, type AuditStateReply, auditQuery } from '#contract/protection.ts'
import type { Db } from '../repositories/connection.ts'
import { checkAudit, readAudit } from '../usecases/protection/audit-reading.ts'
import type { Authenticate } from './authenticate.ts'
import { createLimit } from './limit.ts'
import { readQuery } from './read.ts'

/** Checking a chain computes every hash anew. */
const CHECKS = { requests: 6, seconds: 60 }

/** The audit of a county, for its administrators: entries, and whether the chain holds. */
export function auditRoutes(db: Db, authenticate: Authenticate): Router {
  const checks = createLimit(CHECKS)
  const router = Router()

  router.get('/api/audit', async (request, response) => {
    const account = await authenticate(request)
    response.json((await readAudit(db, account, readQuery(auditQuery, request))) satisfies AuditPage)
  })

  router.get('/api/audit/state', async (request, response) => {
    const account = await authenticate(request)
    await checks(account.id)
    response.json((await checkAudit(db, account)) satisfies AuditStateReply)
  })

  return router
}
