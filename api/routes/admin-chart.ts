import { json, Router } from 'express'
import { z } from 'zod'
import { type Chart, type ChartUnit, chartChange, newChartUnit } from '#contract/staff.ts'
import type { Live } from '../live.ts'
import type { Db } from '../repositories/connection.ts'
import { addToChart, changeChart, removeFromChart, showChart } from '../usecases/staff/chart-change.ts'
import type { Authenticate } from './authenticate.ts'
import { read, readBody } from './read.ts'

const byId = z.object({ id: z.uuid() })

/** The organisation chart, for administrators to change and heads to read. */
export function adminChartRoutes(db: Db, live: Live, authenticate: Authenticate): Router {
  const router = Router()
  const small = json({ limit: '16kb' })

  router
    .route('/api/admin/chart')
    .get(async (request, response) => {
      response.json((await showChart(db, await authenticate(request))) satisfies Chart)
    })
    .post(small, async (request, response) => {
      const account = await authenticate(request)
      const { unit, added } = await addToChart(db, live, account, readBody(newChartUnit, request))
      response.status(added ? 201 : 200).json(unit satisfies ChartUnit)
    })

  router
    .route('/api/admin/chart/:id')
    .patch(small, async (request, response) => {
      const account = await authenticate(request)
      const { id } = read(byId, request.params)
      const change = readBody(chartChange, request)
      response.json((await changeChart(db, live, account, id, change)) satisfies ChartUnit)
    })
    .delete(async (request, response) => {
      const account = await authenticate(request)
      await removeFromChart(db, live, account, read(byId, request.params).id)
      response.status(204).end()
    })

  return router
}
