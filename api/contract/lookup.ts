import { z } from 'zod'
import { chainLink } from './locate.ts'
import { position } from './wire.ts'

/** `GET /api/lookup?q=`: a door by its address; at most 60 characters. */
export const lookupQuery = z.object({ q: z.string().trim().min(1).max(60) })

/** A door: a building or one of its units, never a household. `score` is 0 to 1, best first. */
export const doorMatch = z.strictObject({
  address: z.string(),
  /** Id of the building, for those who may open it. */
  building: z.uuid(),
  position,
  score: z.number().min(0).max(1),
  chain: z.array(chainLink),
})
export type DoorMatch = z.infer<typeof doorMatch>

export const doorMatches = z.strictObject({ matches: z.array(doorMatch) })
export type DoorMatches = z.infer<typeof doorMatches>
