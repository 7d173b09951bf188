import { z } from 'zod'
import { dutyPerson } from './locate.ts'
import { day } from './wire.ts'

const rings = z.array(z.array(z.array(z.number())))

/** `GET /api/grids?level=&parent=&bbox=`: bbox is `west,south,east,north` in degrees. */
export const gridsQuery = z.object({
  level: z.coerce.number().int().min(1).max(3).optional(),
  parent: z
    .string()
    .regex(/^\d{12}(\d{3})?$/)
    .optional(),
  bbox: z
    .string()
    .regex(/^-?\d+(\.\d+)?(,-?\d+(\.\d+)?){3}$/)
    .optional(),
})

/** Properties of a grid in force. `parent` is the code one level up, the community's at level 1. */
export const gridProperties = z.strictObject({
  code: z.string(),
  name: z.string(),
  level: z.number().int().min(1).max(3),
  kind: z.string(),
  parent: z.string(),
  community: z.string(),
  label: z.array(z.number()),
})

export const gridFeature = z.strictObject({
  type: z.literal('Feature'),
  id: z.string(),
  geometry: z.strictObject({ type: z.literal('MultiPolygon'), coordinates: z.array(rings) }),
  properties: gridProperties,
})
export type GridFeature = z.infer<typeof gridFeature>

export const gridCollection = z.strictObject({
  type: z.literal('FeatureCollection'),
  features: z.array(gridFeature),
})
export type GridCollection = z.infer<typeof gridCollection>

/** One grid in force with its people on duty, children, and counts; a count under 5 is null. */
export const gridDetail = z.strictObject({
  ...gridFeature.shape,
  staff: z.array(dutyPerson),
  children: z.array(z.strictObject({ code: z.string(), name: z.string() })),
  counts: z.strictObject({ buildings: z.number().int(), households: z.number().int().nullable() }),
})
export type GridDetail = z.infer<typeof gridDetail>

/**
 * `GET /api/grids/:code` of a grid that is no longer in force: since which day, and the grids in force on its ground
 * with their shares of it (0 to 1), the largest first. They may add up to less than 1.
 */
export const retiredGrid = z.strictObject({
  type: z.literal('RetiredGrid'),
  code: z.string(),
  name: z.string(),
  level: z.number().int().min(1).max(3),
  /** The first day without it. */
  until: day,
  successors: z.array(z.strictObject({ code: z.string(), name: z.string(), share: z.number() })),
})
export type RetiredGrid = z.infer<typeof retiredGrid>

/** `GET /api/grids/:code`, where the code may also be one of the file the grid came from or of another platform. */
export const gridByCode = z.union([gridDetail, retiredGrid])
