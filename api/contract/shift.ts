import { z } from 'zod'
import { importShift } from './import-jobs.ts'

/** Where a layer lies off to, in eight winds. */
const wind = z.enum(['n', 'ne', 'e', 'se', 's', 'sw', 'w', 'nw'])

/** What the shift detective says of a layer in degrees against places that are known. */
export const shiftVerdict = z.strictObject({
  /** `offset`: all of it by the same metres, for no reason that has a name. `unsure`: nothing is suggested. */
  verdict: z.enum(['as-is', 'gcj-02', 'bd-09', 'offset', 'unsure']),
  /** How far east and north of where it belongs the layer lies, in metres, as a median; 0 as it is and if unsure. */
  eastM: z.number(),
  northM: z.number(),
  distanceM: z.number(),
  /** "512 m off to the south-east"; null where it lies where it should, and if unsure. */
  direction: wind.nullable(),
  /** Median distance to the nearest known place, in metres, as it came and put right; null where none is near. */
  residualBeforeM: z.number().nullable(),
  residualAfterM: z.number().nullable(),
  /** Part of the points looked at that then lie at a known place, 0 to 1: the confidence. */
  share: z.number().min(0).max(1),
  /** Points that were compared. */
  points: z.number().int(),
  /** What to put into the wish; `none` as it is and if unsure. An offset is what is to be added. */
  shift: importShift,
})
export type ShiftVerdict = z.infer<typeof shiftVerdict>
