import { json, Router } from 'express'
import {
  runRetention as confirmation,
  type Retention,
  type RetentionDone,
  retentionRule,
} from '#contract/protection.ts'
import type { Live } from '../live.ts'
import type { Db } from '../repositories/connection.ts'
import { runRetention, setRetention, showRetention } from '../usecases/protection/retention-run.ts'
import type { Authenticate } from './authenticate.ts'
import { readBody } from './read.ts'

const body = json({ limit: '4kb' })

/** How long things are kept, what would go now, and letting it go; for administrators. */
export function retentionRoutes(db: Db, live: Live, authenticate: Authenticate): Router {
  const router = Router()

  router.get('/api/retention', async (request, response) => {
    const account = await authenticate(request)
    response.json((await showRetention(db, account)) satisfies Retention)
  })

  router.post('/api/retention/rules', body, async (request, response) => {
    const account = await authenticate(request)
    const rule = readBody(retentionRule, request)
    const kept = await setRetention(db, account, rule)
    // Doors tell for how long a need is kept.
    if (rule.what === 'needs') await live.refreshPosts(db)
    response.json(kept satisfies Retention)
  })

  router.post('/api/retention/run', body, async (request, response) => {
    const account = await authenticate(request)
    readBody(confirmation, request)
    response.json((await runRetention(db, account)) satisfies RetentionDone)
  })

  return router
}
