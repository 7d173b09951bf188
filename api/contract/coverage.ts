import { z } from 'zod'
import { position } from './wire.ts'

export const severity = z.enum(['blocking', 'warning', 'info'])

/** Every rule of the findings list, by family. */
export const rule = z.enum([
  'outer-gap',
  'inner-gap',
  'sliver',
  'detached-part',
  'outline-differs',
  'household-unheld',
  'household-near-boundary',
  'unit-cut',
  'duplicate-point',
  'far-from-building',
  'layer-shifted',
  'over-band',
  'under-band',
  'role-missing',
  'post-expired',
  'post-expiring',
  'contact-load',
  'household-without-contact',
  'facility-far',
])
export type Rule = z.infer<typeof rule>

const geometry = z.looseObject({ type: z.string(), coordinates: z.array(z.unknown()) })

/**
 * One finding. `key` is stable while the cause is the same; `reason` holds the numbers its sentence needs;
 * `geometry` is GeoJSON in degrees; `at` is where to zoom.
 */
export const finding = z.strictObject({
  rule,
  key: z.string(),
  severity,
  grid: z.strictObject({ code: z.string().nullable(), name: z.string() }).optional(),
  geometry,
  at: position,
  areaM2: z.number().optional(),
  households: z.number().int(),
  reason: z.record(z.string(), z.union([z.string(), z.number()])),
  accepted: z.string().optional(),
})
export type FindingWire = z.infer<typeof finding>

const visited = z.strictObject({
  covered: z.number().int(),
  total: z.number().int(),
  overdue: z.number().int(),
})

/**
 * `GET /api/coverage?jurisdiction=`: how much of the community is held, answered for and staffed today. `visits`: of the
 * households lived in, how many somebody met or reached by phone since 1 January, and how many are past their due day;
 * `byGrid` the same for each grid of level 1.
 */
export const scorecard = z.strictObject({
  jurisdiction: z.strictObject({ code: z.string(), name: z.string() }),
  plan: z.strictObject({ id: z.string(), name: z.string(), effectiveFrom: z.string() }),
  households: z.strictObject({ held: z.number().int(), total: z.number().int() }),
  areaM2: z.strictObject({ held: z.number(), total: z.number() }),
  grids: z.strictObject({ staffed: z.number().int(), total: z.number().int() }),
  contacts: z.strictObject({ households: z.number().int(), total: z.number().int() }),
  visits: z.strictObject({
    ...visited.shape,
    byGrid: z.array(z.strictObject({ code: z.string(), name: z.string(), ...visited.shape })),
  }),
  findings: z.array(finding),
})
export type Scorecard = z.infer<typeof scorecard>

export const coverageQuery = z.object({
  jurisdiction: z
    .string()
    .regex(/^\d{9}(\d{3})?$/)
    .optional(),
})
