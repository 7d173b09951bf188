import express from 'express'
import { pino } from 'pino'
import { createApp } from '../../api/app.ts'
import { createEvents } from '../../api/events.ts'
import type { Live, LivePlan } from '../../api/live.ts'
import { createLocator } from '../../api/lookup/locate.ts'
import type { Db } from '../../api/repositories/connection.ts'
import { createSecrets } from '../../api/secrets/secrets.ts'
import { createFastServer } from '../../api/server.ts'
import { createTiles } from '../../api/tiles/tiles.ts'
import { benchPlan } from './plan.ts'

// A server under load, in a process of its own: `plain` is Express as its manual has it, `app` the application on
// a synthetic plan. No route that is measured asks the database, so there is none.
const [kind, side, seed] = process.argv.slice(2)
const server = kind === 'plain' ? plain() : application(Number(side), Number(seed))
server.once('listening', () => {
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('the server has no port')
  process.send?.(`http://127.0.0.1:${address.port}`)
})
process.once('disconnect', () => process.exit())

function plain() {
  const app = express()
  app.get('/healthz', (_request, response) => {
    response.json({ status: 'ok' })
  })
  return app.listen(0, '127.0.0.1')
}

function application(side: number, seed: number) {
  const { inForce } = benchPlan(side, seed)
  const held: Pick<LivePlan, 'inForce' | 'locator' | 'tiles'> = {
    inForce,
    locator: createLocator(inForce),
    tiles: createTiles(inForce, { waters: [], roads: [], compounds: [], buildings: [], facilities: [] }),
  }
  const live: Live = {
    plan: () => held as LivePlan,
    peek: () => held as LivePlan,
    countHouseholds() {},
    refresh: async () => {},
    refreshPosts: async () => true,
  }
  const app = createApp({
    db: {} as Db,
    live,
    events: createEvents(),
    secrets: createSecrets('the secret key of the benches, which is no secret'),
    logger: pino({ level: 'silent' }),
    publicUrl: undefined,
    pages: new URL('.', import.meta.url).pathname,
  })
  return createFastServer(app).listen(0, '127.0.0.1')
}
