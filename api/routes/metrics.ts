import { type RequestHandler, Router } from 'express'
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import type { Live } from '../live.ts'

/** What a server counts of itself. Labels are route patterns and status classes, never an address or a person. */
export interface Metrics {
  /** Measures every request that passes it. */
  readonly measure: RequestHandler
  /** `GET /metrics` in the Prometheus text format. */
  readonly routes: Router
}

/** The meters of one server, in a registry of their own. */
export function createMetrics(live: Live): Metrics {
  const register = new Registry()
  collectDefaultMetrics({ register })
  const requests = new Counter({
    name: 'gridhold_http_requests_total',
    help: 'Requests answered, by route pattern, method and status class',
    labelNames: ['route', 'method', 'status'],
    registers: [register],
  })
  const seconds = new Histogram({
    name: 'gridhold_http_request_seconds',
    help: 'Time to answer, by route pattern',
    labelNames: ['route'],
    buckets: [0.001, 0.005, 0.02, 0.1, 0.5, 2],
    registers: [register],
  })
  new Gauge({
    name: 'gridhold_grids_in_force',
    help: 'Grids of the plan in force; 0 before the first',
    registers: [register],
    collect() {
      this.set(live.peek()?.inForce.snapshot.grids.length ?? 0)
    },
  })

  const measure: RequestHandler = (request, response, next) => {
    const began = performance.now()
    response.once('finish', () => {
      const route = typeof request.route?.path === 'string' ? request.route.path : 'other'
      requests.inc({ route, method: request.method, status: `${Math.floor(response.statusCode / 100)}xx` })
      seconds.observe({ route }, (performance.now() - began) / 1_000)
    })
    next()
  }

  const routes = Router()
  routes.get('/metrics', async (_request, response) => {
    response.type(register.contentType).send(await register.metrics())
  })
  return { measure, routes }
}
