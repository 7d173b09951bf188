import { type Located, located } from '#contract/locate.ts'
import { type Answer, request } from './request.ts'

/** Who answers for a place: `position` is `[lon, lat]` in degrees, `accuracyM` what the phone says of itself. */
export function locate(position: readonly [number, number], accuracyM?: number): Promise<Answer<Located>> {
  const query = new URLSearchParams({ lon: String(position[0]), lat: String(position[1]) })
  if (accuracyM !== undefined) query.set('accuracyM', String(Math.ceil(accuracyM)))
  return request(located, `/api/locate?${query}`)
}
