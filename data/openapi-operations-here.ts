import { z } from 'zod'
import { doorCode, doorCodes, doorCodesQuery, here } from '#contract/here.ts'
import {
  groupPicture,
  needLine,
  needMove,
  needPhone,
  needReceipt,
  needStanding,
  needs,
  needsQuery,
  newNeed,
  receiptQuestion,
} from '#contract/needs.ts'
import type { Operation } from './openapi-operations.ts'

const byToken = z.object({ token: z.string() })
const byId = z.object({ id: z.uuid() })
const byGrid = z.object({ grid: z.string() })
const sending = ['bad-parameter', 'bad-json', 'cross-site', 'wrong-content-type', 'too-large'] as const
const door = ['unknown-door', 'door-code-ended', 'too-many-requests', 'no-plan'] as const
const picture = { type: 'image/jpeg', reply: z.string() }

/** What a resident sees at a door, needs left there, group pictures and printed codes. */
export const HERE_OPERATIONS: readonly Operation[] = [
  {
    method: 'get',
    path: '/api/here/{token}',
    summary: 'What the code at a door leads to: whom to call, the grids, partners, the service centre',
    params: byToken,
    reply: here,
    refusals: door,
  },
  {
    method: 'post',
    path: '/api/here/{token}/needs',
    summary:
      'Leave a need or report a mistake at a door; 200 instead of 201 when the very same was there before',
    params: byToken,
    body: newNeed,
    status: 201,
    reply: needReceipt,
    refusals: [...sending, ...door, 'bad-picture', 'id-taken', 'needs-crowded'],
  },
  {
    method: 'post',
    path: '/api/needs/receipt',
    summary: 'How a need stands, by the receipt its sender was given',
    body: receiptQuestion,
    reply: needStanding,
    refusals: [...sending, 'unknown-receipt', 'too-many-requests', 'no-plan'],
  },
  {
    method: 'get',
    path: '/api/needs',
    summary: 'Needs left at the doors one answers for, newest first; none for who answers for none',
    session: true,
    query: needsQuery,
    reply: needs,
    refusals: ['bad-parameter', 'not-signed-in', 'no-plan'],
  },
  {
    method: 'get',
    path: '/api/needs/{id}/pictures/{n}',
    summary: 'A picture left with a need, from 1',
    session: true,
    params: z.object({ id: z.uuid(), n: z.coerce.number().int() }),
    ...picture,
    refusals: ['bad-parameter', 'not-signed-in', 'unknown-resident-need'],
  },
  {
    method: 'post',
    path: '/api/needs/{id}/phone',
    summary: 'The number to call back; the look is audited',
    session: true,
    params: byId,
    reply: needPhone,
    refusals: [
      'bad-parameter',
      'not-signed-in',
      'cross-site',
      'unknown-resident-need',
      'need-without-phone',
      'too-many-requests',
    ],
  },
  {
    method: 'post',
    path: '/api/needs/{id}/state',
    summary: 'Say what became of a need; audited',
    session: true,
    params: byId,
    body: needMove,
    reply: needLine,
    refusals: [...sending, 'not-signed-in', 'unknown-resident-need', 'need-moved-on', 'no-plan'],
  },
  {
    method: 'get',
    path: '/api/grids/{grid}/group.jpg',
    summary: 'The picture by which residents join the group of a grid, while it works',
    params: byGrid,
    ...picture,
    refusals: ['bad-parameter', 'unknown-grid', 'unknown-picture', 'no-plan'],
  },
  {
    method: 'put',
    path: '/api/grids/{grid}/group',
    summary:
      'Put the picture of a grid’s group there, by those who patrol the grid or administer it; audited',
    session: true,
    params: byGrid,
    body: groupPicture,
    status: 204,
    refusals: [
      ...sending,
      'not-signed-in',
      'unknown-grid',
      'not-your-group',
      'picture-until-past',
      'bad-picture',
      'too-many-requests',
      'no-plan',
    ],
  },
  {
    method: 'delete',
    path: '/api/grids/{grid}/group',
    summary: 'Take the picture of a grid’s group away; audited',
    session: true,
    params: byGrid,
    status: 204,
    refusals: ['bad-parameter', 'not-signed-in', 'cross-site', 'unknown-grid', 'not-your-group', 'no-plan'],
  },
  {
    method: 'get',
    path: '/api/admin/doors',
    summary: 'Entrances within reach by address, with their printed codes',
    session: true,
    query: doorCodesQuery,
    reply: doorCodes,
    refusals: ['bad-parameter', 'not-signed-in', 'forbidden'],
  },
  {
    method: 'post',
    path: '/api/admin/doors/{unit}/renew',
    summary: 'End the printed code of an entrance at once and give it a new one; audited',
    session: true,
    params: z.object({ unit: z.uuid() }),
    reply: doorCode,
    refusals: ['bad-parameter', 'not-signed-in', 'forbidden', 'cross-site', 'unknown-entrance'],
  },
]
