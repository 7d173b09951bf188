import { z } from 'zod'
import { dutyPerson } from './locate.ts'

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
