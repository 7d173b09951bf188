import { Router } from 'express'
import { type DoorMatch, doorToken, type NearDoors, nearDoorsQuery } from '#contract/lookup.ts'
import { toDegrees, toLattice } from '#geometry/position.ts'
import { type Language, Refusal } from '../errors.ts'
import type { LivePlan } from '../live.ts'
import { addressOf } from '../lookup/address/read-door.ts'
import type { Door } from '../lookup/in-force.ts'
import { languageOf } from './language.ts'
import { read, readQuery } from './read.ts'

/** What these routes ask of the plan in force. */
interface LiveDoors {
  plan(): Pick<LivePlan, 'doorsOnGround' | 'locator'>
}

/** However sure a phone is, a door this near may be meant. */
const AT_LEAST_M = 30

const MOST_DOORS = 6

/**
 * `GET /api/doors?lon=&lat=&accuracyM=`: doors around a position; `GET /api/doors/:token`: the door a printed code
 * stands for. Public, and no household in it.
 */
export function doorRoutes(live: LiveDoors): Router {
  const router = Router()

  router.get('/api/doors', (request, response) => {
    const { lon, lat, accuracyM = 0 } = readQuery(nearDoorsQuery, request)
    const plan = live.plan()
    const within = Math.max(accuracyM, AT_LEAST_M)
    const doors = plan.doorsOnGround.near(toLattice(lon, lat), within, MOST_DOORS)
    response.json({
      doors: doors.map(({ door, distanceM }) => ({
        ...matchOf(plan, door, languageOf(request)),
        distanceM: Math.round(distanceM * 10) / 10,
      })),
    } satisfies NearDoors)
  })

  router.get('/api/doors/:token', (request, response) => {
    const { token } = read(doorToken, request.params)
    const plan = live.plan()
    const door = plan.doorsOnGround.byToken(token)
    if (door === null) throw new Refusal('unknown-door')
    response.json(matchOf(plan, door, languageOf(request)))
  })

  return router
}

function matchOf({ locator }: Pick<LivePlan, 'locator'>, door: Door, language: Language): DoorMatch {
  return {
    address: addressOf(door),
    building: door.building,
    unit: door.unit,
    position: toDegrees(door.position),
    score: 1,
    chain: [...locator.chainAt(door.position, { language })],
  }
}
