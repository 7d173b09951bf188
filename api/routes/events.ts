import { Router } from 'express'
import type { Events } from '../events.ts'
import { streamEvents } from './events-stream.ts'
import { limitByAddress } from './limit.ts'

/** Streams opened from one network address: an office of many screens that all come back at once. */
const OPENINGS = { requests: 200, seconds: 60 }

/** `GET /api/events`: public server-sent events, told when another plan is in force or boards show something else. */
export function eventRoutes(events: Events): Router {
  const router = Router()
  router.get('/api/events', limitByAddress(OPENINGS), (request, response) => {
    streamEvents(request, response, events, {
      pick: (message) => (message.to === 'town' ? message.event : null),
    })
  })
  return router
}
