import { z } from 'zod'
import { underlays } from '#contract/underlays.ts'
import type { Operation } from './openapi-operations.ts'

/** Pictures in tiles that planners draw over. */
export const UNDERLAY_OPERATIONS: readonly Operation[] = [
  {
    method: 'get',
    path: '/api/underlays',
    summary:
      'Pictures in tiles that lie in the server’s folder, and files there that are none; not for workers',
    session: true,
    reply: underlays,
    refusals: ['not-signed-in', 'forbidden'],
  },
  {
    method: 'get',
    path: '/tiles/underlay/{id}/{z}/{x}/{y}',
    summary: 'One of their tiles; 204 where there is none',
    session: true,
    params: z.object({ id: z.string(), z: z.string(), x: z.string(), y: z.string() }),
    reply: z.string(),
    type: 'image/png',
    refusals: [
      'not-signed-in',
      'forbidden',
      'bad-parameter',
      'unknown-tile',
      'unknown-underlay',
      'underlay-unreachable',
    ],
  },
]
