import { z } from 'zod'
import { coverageQuery, scorecard } from '#contract/coverage.ts'
import { gridByCode, gridCollection, gridsQuery } from '#contract/grids.ts'
import {
  householdDetail,
  householdList,
  householdsQuery,
  revealed,
  revealRequest,
} from '#contract/households.ts'
import { located, locatedMany, locateMany, locateQuery } from '#contract/locate.ts'
import { doorMatches, lookupQuery } from '#contract/lookup.ts'
import { session, signIn } from '#contract/session.ts'
import type { ErrorCode } from '../api/errors.ts'
import { ADMIN_OPERATIONS } from './openapi-operations-admin.ts'
import { BOARD_OPERATIONS } from './openapi-operations-boards.ts'
import { DIFFERENCE_OPERATIONS } from './openapi-operations-difference.ts'
import { FINDING_OPERATIONS } from './openapi-operations-findings.ts'
import { HERE_OPERATIONS } from './openapi-operations-here.ts'
import { HOUSEHOLD_OPERATIONS } from './openapi-operations-households.ts'
import { IMPORT_OPERATIONS } from './openapi-operations-imports.ts'
import { OGC_OPERATIONS } from './openapi-operations-ogc.ts'
import { PAPER_OPERATIONS } from './openapi-operations-paper.ts'
import { PLACE_OPERATIONS } from './openapi-operations-places.ts'
import { PLAN_OPERATIONS } from './openapi-operations-plans.ts'
import { PROTECTION_OPERATIONS } from './openapi-operations-protection.ts'
import { UNDERLAY_OPERATIONS } from './openapi-operations-underlays.ts'
import { VISIT_OPERATIONS } from './openapi-operations-visits.ts'
import { WRITING_OPERATIONS } from './openapi-operations-writing.ts'

/** One method of one path. `refusals` are the error codes it may answer with. */
export interface Operation {
  readonly method: 'get' | 'post' | 'put' | 'patch' | 'delete'
  readonly path: string
  readonly summary: string
  /** Needs the cookie of a session. */
  readonly session?: boolean
  readonly query?: z.ZodObject
  readonly params?: z.ZodObject
  readonly body?: z.ZodType
  /** Status of success; 200 where absent. */
  readonly status?: number
  readonly reply?: z.ZodType
  /** Media type of the reply; JSON where absent. */
  readonly type?: string
  readonly refusals: readonly ErrorCode[]
}

const byId = z.object({ id: z.uuid() })
const tile = z.object({ z: z.coerce.number().int(), x: z.coerce.number().int(), y: z.coerce.number().int() })
const vectorTile = { type: 'application/vnd.mapbox-vector-tile', reply: z.string() }
const ready = z.strictObject({ status: z.literal('ready'), plan: z.uuid(), dataAt: z.iso.datetime() })

/** Every path of the interface, in the order of a reader's interest. */
export const OPERATIONS: readonly Operation[] = [
  {
    method: 'get',
    path: '/api/locate',
    summary: 'Whose grid is this position in, and whom to call',
    query: locateQuery,
    reply: located,
    refusals: ['bad-parameter', 'outside-jurisdiction', 'no-plan'],
  },
  {
    method: 'post',
    path: '/api/locate',
    summary: 'Code of the deepest grid for each of many positions',
    body: locateMany,
    reply: locatedMany,
    refusals: ['bad-parameter', 'bad-json', 'too-large', 'wrong-content-type', 'no-plan'],
  },
  {
    method: 'get',
    path: '/api/lookup',
    summary: 'Doors by address text, each with the grids that hold it',
    query: lookupQuery,
    reply: doorMatches,
    refusals: ['bad-parameter', 'too-many-requests', 'no-plan'],
  },
  {
    method: 'get',
    path: '/api/grids',
    summary: 'Grids in force as GeoJSON, by level, parent or box',
    query: gridsQuery,
    reply: gridCollection,
    refusals: ['bad-parameter', 'no-plan'],
  },
  {
    method: 'get',
    path: '/api/grids/{code}',
    summary:
      'One grid in force with its people on duty, children and counts (a count under five is null); of a retired ' +
      'code its successors. Codes of imported files and of other platforms are known too',
    params: z.object({ code: z.string() }),
    reply: gridByCode,
    refusals: ['unknown-grid', 'no-plan'],
  },
  {
    method: 'get',
    path: '/tiles/grids/{z}/{x}/{y}.mvt',
    summary: 'Vector tile of the grids in force',
    params: tile,
    ...vectorTile,
    refusals: ['bad-parameter', 'unknown-tile', 'no-plan'],
  },
  {
    method: 'get',
    path: '/tiles/base/{z}/{x}/{y}.mvt',
    summary: 'Vector tile of the base map',
    params: tile,
    ...vectorTile,
    refusals: ['bad-parameter', 'unknown-tile', 'no-plan'],
  },
  {
    method: 'get',
    path: '/tiles/buildings/{z}/{x}/{y}.mvt',
    summary: 'Vector tile of the buildings that can be opened',
    session: true,
    params: tile,
    ...vectorTile,
    refusals: ['bad-parameter', 'not-signed-in', 'unknown-tile', 'no-plan'],
  },
  ...BOARD_OPERATIONS,
  {
    method: 'post',
    path: '/api/session',
    summary: 'Sign in; the session is a cookie that scripts cannot read',
    body: signIn,
    reply: session,
    refusals: [
      'bad-parameter',
      'bad-json',
      'wrong-password',
      'code-wanted',
      'wrong-code',
      'cross-site',
      'wrong-content-type',
      'locked-out',
      'too-many-requests',
    ],
  },
  {
    method: 'get',
    path: '/api/session',
    summary: 'Who is signed in',
    session: true,
    reply: session,
    refusals: ['not-signed-in'],
  },
  { method: 'delete', path: '/api/session', summary: 'Sign out', status: 204, refusals: ['cross-site'] },
  {
    method: 'get',
    path: '/api/households',
    summary: 'Households within sight by grid, box, building, words or assignment; counts only for planners',
    session: true,
    query: householdsQuery,
    reply: householdList,
    refusals: ['use-post', 'bad-parameter', 'not-signed-in', 'no-plan'],
  },
  {
    method: 'get',
    path: '/api/households/{id}',
    summary: 'A household with its members, masked; opening it is audited',
    session: true,
    params: byId,
    reply: householdDetail,
    refusals: ['bad-parameter', 'not-signed-in', 'unknown-household'],
  },
  {
    method: 'post',
    path: '/api/persons/{id}/reveal',
    summary: "Full name and phone of a member, or of a child's guardian, for a reason that is audited first",
    session: true,
    params: byId,
    body: revealRequest,
    reply: revealed,
    refusals: [
      'bad-parameter',
      'bad-json',
      'not-signed-in',
      'cross-site',
      'unknown-person',
      'visit-elsewhere',
      'no-guardian',
      'wrong-content-type',
      'too-many-requests',
    ],
  },
  {
    method: 'get',
    path: '/api/coverage',
    summary: 'Scorecard and findings of a jurisdiction; for planners, heads and administrators',
    session: true,
    query: coverageQuery,
    reply: scorecard,
    refusals: ['bad-parameter', 'not-signed-in', 'forbidden', 'unknown-jurisdiction', 'no-plan'],
  },
  ...HOUSEHOLD_OPERATIONS,
  ...FINDING_OPERATIONS,
  ...PLACE_OPERATIONS,
  ...UNDERLAY_OPERATIONS,
  ...PLAN_OPERATIONS,
  ...DIFFERENCE_OPERATIONS,
  ...WRITING_OPERATIONS,
  ...ADMIN_OPERATIONS,
  ...IMPORT_OPERATIONS,
  ...VISIT_OPERATIONS,
  ...HERE_OPERATIONS,
  ...PAPER_OPERATIONS,
  ...PROTECTION_OPERATIONS,
  ...OGC_OPERATIONS,
  {
    method: 'get',
    path: '/healthz',
    summary: 'The process answers',
    reply: z.strictObject({ status: z.literal('ok') }),
    refusals: [],
  },
  {
    method: 'get',
    path: '/readyz',
    summary: 'The database answers and a plan is in force',
    reply: ready,
    refusals: ['no-plan', 'no-database'],
  },
  {
    method: 'get',
    path: '/metrics',
    summary: 'Meters of this process for Prometheus',
    type: 'text/plain',
    reply: z.string(),
    refusals: [],
  },
]
