import { z } from 'zod'
import { planExportQuery } from '#contract/exports-geo.ts'
import type { Operation } from './openapi-operations.ts'

/** Plans as files for other programs. */
export const WRITING_OPERATIONS: readonly Operation[] = [
  {
    method: 'get',
    path: '/api/plans/{id}/export',
    summary:
      'Grids, faces, findings or differences of a plan as GeoJSON, GeoPackage, Shapefile, KML, CSV or XLSX in a reference system',
    session: true,
    params: z.object({ id: z.uuid() }),
    query: planExportQuery,
    reply: z.string(),
    type: 'application/octet-stream',
    refusals: [
      'bad-parameter',
      'kml-is-wgs84',
      'level-of-grids',
      'against-of-difference',
      'not-signed-in',
      'forbidden',
      'unknown-plan',
      'too-many-requests',
    ],
  },
]
