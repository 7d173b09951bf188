import {
  type DoorMatch,
  type DoorMatches,
  doorMatch,
  doorMatches,
  type NearDoors,
  nearDoors,
} from '#contract/lookup.ts'
import { type Answer, post, request } from './request.ts'

/** Doors whose address is written like `q`, best first. */
export function lookup(q: string): Promise<Answer<DoorMatches>> {
  return post(doorMatches, '/api/lookup', { q })
}

/** Doors around `[lon, lat]` in degrees, nearest first; `accuracyM` is what the phone says of itself. */
export function doorsNear(
  position: readonly [number, number],
  accuracyM: number,
): Promise<Answer<NearDoors>> {
  const [lon, lat] = position
  const query = new URLSearchParams({
    lon: String(lon),
    lat: String(lat),
    accuracyM: String(Math.ceil(accuracyM)),
  })
  return request(nearDoors, `/api/doors?${query}`)
}

/** The door a printed code stands for. */
export function doorByToken(token: string): Promise<Answer<DoorMatch>> {
  return request(doorMatch, `/api/doors/${encodeURIComponent(token)}`)
}
