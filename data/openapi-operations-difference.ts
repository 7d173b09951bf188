import { z } from 'zod'
import {
  confirmHandover,
  difference,
  differenceQuery,
  handoverList,
  proposedPosts,
  takenPosts,
  takePosts,
} from '#contract/plans.ts'
import type { Operation } from './openapi-operations.ts'

const byId = z.object({ id: z.uuid() })

/** What changes hands with a plan: compared, proposed, and confirmed by those it concerns. */
export const DIFFERENCE_OPERATIONS: readonly Operation[] = [
  {
    method: 'get',
    path: '/api/plans/{id}/difference',
    summary: 'What changes hands against another plan; as CSV one line a building or unit',
    session: true,
    params: byId,
    query: differenceQuery,
    reply: difference,
    refusals: ['bad-parameter', 'not-signed-in', 'forbidden', 'unknown-plan'],
  },
  {
    method: 'get',
    path: '/api/plans/{id}/proposed-posts',
    summary: 'Successor posts that a published plan proposes for posts on grids that are gone',
    session: true,
    params: byId,
    reply: proposedPosts,
    refusals: ['bad-parameter', 'not-signed-in', 'forbidden', 'unknown-plan', 'wrong-state'],
  },
  {
    method: 'post',
    path: '/api/plans/{id}/proposed-posts',
    summary:
      'Take proposed posts, all where none is named; the old ones end the day before; for administrators',
    session: true,
    params: byId,
    body: takePosts,
    reply: takenPosts,
    refusals: [
      'bad-parameter',
      'bad-json',
      'not-signed-in',
      'forbidden',
      'cross-site',
      'unknown-plan',
      'wrong-state',
      'wrong-content-type',
    ],
  },
  {
    method: 'get',
    path: '/api/handover',
    summary: 'Handover sheets of who is signed in, outgoing and incoming',
    session: true,
    reply: handoverList,
    refusals: ['not-signed-in'],
  },
  {
    method: 'post',
    path: '/api/handover/{id}/confirm',
    summary: "Confirm one's own side of a handover sheet; answers with all sheets",
    session: true,
    params: byId,
    body: confirmHandover,
    reply: handoverList,
    refusals: [
      'bad-parameter',
      'bad-json',
      'not-signed-in',
      'cross-site',
      'unknown-handover',
      'wrong-content-type',
    ],
  },
]
