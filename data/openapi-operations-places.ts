import { z } from 'zod'
import { aliasList, putAliases } from '#contract/aliases.ts'
import { doorMatch, doorToken, nearDoors, nearDoorsQuery } from '#contract/lookup.ts'
import type { Operation } from './openapi-operations.ts'

/** Doors by where they are and by their printed code, and what else compounds are called. */
export const PLACE_OPERATIONS: readonly Operation[] = [
  {
    method: 'get',
    path: '/api/doors',
    summary: 'Doors around a position, nearest first',
    query: nearDoorsQuery,
    reply: nearDoors,
    refusals: ['bad-parameter', 'too-many-requests', 'no-plan'],
  },
  {
    method: 'get',
    path: '/api/doors/{token}',
    summary: 'The door a printed code stands for',
    params: doorToken,
    reply: doorMatch,
    refusals: ['bad-parameter', 'unknown-door', 'too-many-requests', 'no-plan'],
  },
  {
    method: 'get',
    path: '/api/admin/aliases',
    summary: 'Compounds within reach and their other names; for administrators',
    session: true,
    reply: aliasList,
    refusals: ['not-signed-in', 'forbidden'],
  },
  {
    method: 'put',
    path: '/api/admin/aliases/{compound}',
    summary: 'Replaces the other names of a compound; the search knows them at once',
    session: true,
    params: z.object({ compound: z.uuid() }),
    body: putAliases,
    reply: aliasList,
    refusals: ['not-signed-in', 'forbidden', 'bad-parameter', 'unknown-compound'],
  },
]
