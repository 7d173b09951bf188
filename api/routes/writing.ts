import { Router } from 'express'
import { planExportQuery } from '#contract/exports-geo.ts'
import type { SourceFormat } from '#contract/import-files.ts'
import type { Db } from '../repositories/connection.ts'
import type { DraftStore } from '../usecases/plans/draft-store.ts'
import type { Inspections } from '../usecases/plans/plan-findings-inspections.ts'
import { writePlan } from '../usecases/writing/plan.ts'
import type { Authenticate } from './authenticate.ts'
import { languageOf } from './language.ts'
import { createLimit } from './limit.ts'
import { planIdOf } from './plans.ts'
import { readQuery } from './read.ts'

/** Files of one account: each costs up to a second of a core. */
const FILES = { requests: 120, seconds: 3_600 }

/** Media types of what is written. */
export const FILE_TYPES: Readonly<Record<SourceFormat, string>> = {
  geojson: 'application/geo+json',
  shapefile: 'application/zip',
  geopackage: 'application/geopackage+sqlite3',
  kml: 'application/vnd.google-earth.kml+xml',
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
}

/** Plans as files for other programs; for whoever may read the plan. */
export function writingRoutes(
  db: Db,
  stores: { readonly drafts: DraftStore; readonly inspections: Inspections },
  authenticate: Authenticate,
): Router {
  const files = createLimit(FILES)
  const router = Router()

  router.get('/api/plans/:id/export', async (request, response) => {
    const account = await authenticate(request)
    const wish = readQuery(planExportQuery, request)
    await files(account.id)
    const file = await writePlan(db, stores, account, planIdOf(request), wish, languageOf(request))
    response.attachment(file.name).type(FILE_TYPES[wish.format])
    response.setHeader('Cache-Control', 'private, no-store')
    response.send(Buffer.from(file.content))
  })

  return router
}
