import { type DoorMatches, doorMatches } from '#contract/lookup.ts'
import { type Answer, request } from './request.ts'

/** Doors whose address is written like `q`, best first. */
export function lookup(q: string): Promise<Answer<DoorMatches>> {
  return request(doorMatches, `/api/lookup?${new URLSearchParams({ q })}`)
}
