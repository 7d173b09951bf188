import { z } from 'zod'
import { newSheets, posterQuery, posterSvgQuery, sheets } from '#contract/paper.ts'
import type { Operation } from './openapi-operations.ts'

const bySlug = z.object({ slug: z.string() })
const byId = z.object({ id: z.uuid() })
const asked = ['bad-parameter', 'unknown-board', 'too-many-requests', 'paper-crowded'] as const

/** Posters of boards, and sheets for entrances. */
export const PAPER_OPERATIONS: readonly Operation[] = [
  {
    method: 'get',
    path: '/api/boards/{slug}/poster.pdf',
    summary: 'The grid map or organisation chart of a board on paper, to scale',
    params: bySlug,
    query: posterQuery,
    type: 'application/pdf',
    reply: z.string(),
    refusals: [...asked],
  },
  {
    method: 'get',
    path: '/api/boards/{slug}/poster.svg',
    summary: 'One page of the same as SVG',
    params: bySlug,
    query: posterSvgQuery,
    type: 'image/svg+xml',
    reply: z.string(),
    refusals: [...asked, 'no-such-page'],
  },
  {
    method: 'post',
    path: '/api/admin/sheets',
    summary: 'Order sheets for the entrances of a place within reach. For administrators and heads',
    session: true,
    body: newSheets,
    status: 202,
    reply: sheets,
    refusals: [
      'bad-parameter',
      'bad-json',
      'not-signed-in',
      'cross-site',
      'forbidden',
      'wrong-content-type',
      'too-large',
      'unknown-jurisdiction',
      'unknown-grid',
      'unknown-entrance',
      'no-entrances',
      'too-many-sheets',
      'too-many-requests',
      'paper-crowded',
    ],
  },
  {
    method: 'get',
    path: '/api/admin/sheets/{id}',
    summary: 'How far an order of sheets is, for who ordered them',
    session: true,
    params: byId,
    reply: sheets,
    refusals: ['bad-parameter', 'not-signed-in', 'unknown-sheets'],
  },
  {
    method: 'get',
    path: '/api/admin/sheets/{id}/file',
    summary: 'The sheets as one PDF, within an hour',
    session: true,
    params: byId,
    type: 'application/pdf',
    reply: z.string(),
    refusals: ['bad-parameter', 'not-signed-in', 'unknown-sheets', 'sheets-not-ready'],
  },
]
