import { Router } from 'express'
import { type Report, reportQuery } from '#contract/reports.ts'
import type { Db } from '../repositories/connection.ts'
import { reportFile } from '../usecases/visits/report-file.ts'
import { reportVisits } from '../usecases/visits/report-visits.ts'
import type { Authenticate } from './authenticate.ts'
import { languageOf } from './language.ts'
import { readQuery } from './read.ts'

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** What was visited and patrolled in a week or a month, by grid; as JSON, or as a workbook to keep. */
export function reportRoutes(db: Db, authenticate: Authenticate): Router {
  const router = Router()

  router.get('/api/reports', async (request, response) => {
    const account = await authenticate(request)
    response.json((await reportVisits(db, account, readQuery(reportQuery, request))) satisfies Report)
  })

  router.get('/api/reports.xlsx', async (request, response) => {
    const account = await authenticate(request)
    const query = readQuery(reportQuery, request)
    const { name, content } = await reportFile(db, account, query, languageOf(request))
    response.attachment(name).type(XLSX)
    response.send(content)
  })

  return router
}
