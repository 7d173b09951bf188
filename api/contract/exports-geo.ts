import { z } from 'zod'
import { crsId, sourceFormat } from './import-files.ts'

/**
 * Of a plan: its grids, all of them or of one level; its faces; what is amiss; ground that changes hands against another
 * plan; buildings and units that change hands.
 */
export const planExport = z.enum(['grids', 'faces', 'findings', 'difference', 'moves'])
export type PlanExport = z.infer<typeof planExport>

/** `GET /api/plans/:id/export` → the file. `level` goes with grids, `against` with difference and moves. */
export const planExportQuery = z.object({
  what: planExport,
  format: sourceFormat,
  crs: crsId.default('EPSG:4326'),
  level: z.coerce.number().int().min(1).max(3).optional(),
  against: z.uuid().optional(),
})
export type PlanExportQuery = z.infer<typeof planExportQuery>
