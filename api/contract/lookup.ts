import { z } from 'zod'
import { chainLink } from './locate.ts'
import { MAX_ACCURACY_M, position } from './wire.ts'

/** `GET /api/lookup?q=`: a door by its address; at most 60 characters. */
export const lookupQuery = z.object({ q: z.string().trim().min(1).max(60) })

/** A door: a building or one of its units, never a household. `score` is 0 to 1, best first. */
export const doorMatch = z.strictObject({
  address: z.string(),
  /** Id of the building, for those who may open it. */
  building: z.uuid(),
  /** Id of the unit, where the door is one. */
  unit: z.uuid().nullable(),
  position,
  score: z.number().min(0).max(1),
  chain: z.array(chainLink),
})
export type DoorMatch = z.infer<typeof doorMatch>

/** A part of an address as it was understood, in the words of the town: `{"part":"building","text":"3号楼"}`. */
const understoodPart = z.strictObject({
  part: z.enum([
    'province',
    'city',
    'district',
    'street',
    'community',
    'village',
    'group',
    'road',
    'number',
    'compound',
    'house',
    'building',
    'unit',
    'floor',
    'room',
  ]),
  text: z.string(),
})
export type UnderstoodPart = z.infer<typeof understoodPart>

/** `understood` runs from the largest part to the smallest; `left` are the words nothing could be made of. */
export const doorMatches = z.strictObject({
  matches: z.array(doorMatch),
  understood: z.array(understoodPart),
  left: z.array(z.string()),
})
export type DoorMatches = z.infer<typeof doorMatches>

/** `GET /api/doors?lon=&lat=&accuracyM=`: lon and lat in degrees, accuracy in metres. */
export const nearDoorsQuery = z.object({
  lon: z.coerce.number().min(-180).max(180),
  lat: z.coerce.number().min(-90).max(90),
  accuracyM: z.coerce.number().min(0).max(MAX_ACCURACY_M).optional(),
})

/** Doors around a position, nearest first, at most six, none farther than the accuracy or 30 m. */
export const nearDoors = z.strictObject({
  doors: z.array(z.strictObject({ ...doorMatch.shape, distanceM: z.number() })),
})
export type NearDoors = z.infer<typeof nearDoors>

/** `GET /api/doors/:token`: the token printed on a door, `410581-1a2b3c4d5e6f`. */
export const doorToken = z.object({
  token: z
    .string()
    .trim()
    .toLowerCase()
    .regex(/^\d{6}-[0-9a-z]{8,32}$/),
})
