import { z } from 'zod'
import { alive, board, boardList, boardNotice } from '#contract/boards.ts'
import { adminBoard, adminBoards, boardChange, noticeChange, photoChange } from '#contract/boards-admin.ts'
import type { Operation } from './openapi-operations.ts'

const bySlug = z.object({ slug: z.string() })
const byNotice = z.object({ slug: z.string(), id: z.uuid() })
const byId = z.object({ id: z.uuid() })
const reading: Operation['refusals'] = ['bad-parameter', 'not-signed-in', 'codes-required', 'forbidden']
const changing: Operation['refusals'] = [...reading, 'cross-site']
const sending: Operation['refusals'] = [...changing, 'bad-json', 'wrong-content-type', 'too-large']
const picture = { type: 'image/jpeg', reply: z.string() }

const PUBLIC: readonly Operation[] = [
  {
    method: 'get',
    path: '/api/boards',
    summary: 'Published display boards',
    reply: boardList,
    refusals: ['no-plan'],
  },
  {
    method: 'get',
    path: '/api/boards/{slug}',
    summary: 'Everything a display board shows; answers 304 to a known ETag',
    params: bySlug,
    reply: board,
    refusals: ['unknown-board', 'no-plan'],
  },
  {
    method: 'get',
    path: '/api/boards/{slug}/photos/{name}',
    summary: 'A photo of a staff card, while a post of today has consent to name and photo',
    params: z.object({ slug: z.string(), name: z.string() }),
    ...picture,
    refusals: ['unknown-photo', 'too-many-requests', 'no-plan'],
  },
  {
    method: 'post',
    path: '/api/boards/{slug}/alive',
    summary: 'A screen says what it shows, once a minute',
    params: bySlug,
    body: alive,
    status: 204,
    refusals: [
      'bad-parameter',
      'bad-json',
      'cross-site',
      'wrong-content-type',
      'too-large',
      'unknown-board',
      'too-many-requests',
      'no-plan',
    ],
  },
]

const ADMIN: readonly Operation[] = [
  {
    method: 'get',
    path: '/api/admin/boards',
    summary: 'Boards within reach with their notices, and their screens of the last thirty days',
    session: true,
    reply: adminBoards,
    refusals: reading,
  },
  {
    method: 'put',
    path: '/api/admin/boards/{slug}',
    summary: 'Add a board (201) or change it (200); screens follow',
    session: true,
    params: bySlug,
    body: boardChange,
    reply: adminBoard,
    refusals: [
      ...sending,
      'board-slug-taken',
      'board-needs-approval',
      'board-refused',
      'day-ahead',
      'no-plan',
    ],
  },
  {
    method: 'delete',
    path: '/api/admin/boards/{slug}',
    summary: 'Remove a board with its notices',
    session: true,
    params: bySlug,
    status: 204,
    refusals: [...changing, 'unknown-own-board'],
  },
  {
    method: 'get',
    path: '/api/admin/boards/{slug}/preview',
    summary: 'What a board shows, or would show once published',
    session: true,
    params: bySlug,
    reply: board,
    refusals: [...reading, 'unknown-own-board', 'no-plan'],
  },
  {
    method: 'put',
    path: '/api/admin/boards/{slug}/notices/{id}',
    summary: 'Add a notice to a board (201) or change it (200)',
    session: true,
    params: byNotice,
    body: noticeChange,
    reply: boardNotice,
    refusals: [...sending, 'unknown-own-board', 'id-taken', 'too-many-notices'],
  },
  {
    method: 'delete',
    path: '/api/admin/boards/{slug}/notices/{id}',
    summary: 'Remove a notice',
    session: true,
    params: byNotice,
    status: 204,
    refusals: [...changing, 'unknown-own-board', 'unknown-notice'],
  },
  {
    method: 'get',
    path: '/api/admin/staff/{id}/photo',
    summary: 'The photo of a staff member within reach; 204 where there is none',
    session: true,
    params: byId,
    ...picture,
    refusals: [...reading, 'unknown-staff'],
  },
  {
    method: 'put',
    path: '/api/admin/staff/{id}/photo',
    summary: 'Keep a square JPEG as their photo, made anew from its pixels',
    session: true,
    params: byId,
    body: photoChange,
    status: 204,
    refusals: [...sending, 'unknown-staff', 'outside-reach', 'bad-picture', 'too-many-requests'],
  },
  {
    method: 'delete',
    path: '/api/admin/staff/{id}/photo',
    summary: 'Remove their photo',
    session: true,
    params: byId,
    status: 204,
    refusals: [...changing, 'unknown-staff', 'outside-reach'],
  },
]

/** What boards show, screens report, and administrators keep of both. */
export const BOARD_OPERATIONS: readonly Operation[] = [...PUBLIC, ...ADMIN]
