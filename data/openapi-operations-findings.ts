import { z } from 'zod'
import { exemptFinding, planFindings } from '#contract/plans.ts'
import type { Operation } from './openapi-operations.ts'

const byId = z.object({ id: z.uuid() })

/** What is amiss with a plan, and what of it need not be mended. */
export const FINDING_OPERATIONS: readonly Operation[] = [
  {
    method: 'get',
    path: '/api/plans/{id}/findings',
    summary: 'What is amiss with a plan; of a draft each with the actions that mend it, the best first',
    session: true,
    params: byId,
    reply: planFindings,
    refusals: ['bad-parameter', 'not-signed-in', 'forbidden', 'unknown-plan'],
  },
  {
    method: 'post',
    path: '/api/plans/{id}/exemptions',
    summary: 'A finding need not be mended, for a reason and until a day, in this plan and those to come',
    session: true,
    params: byId,
    body: exemptFinding,
    status: 204,
    refusals: [
      'bad-parameter',
      'bad-json',
      'not-signed-in',
      'forbidden',
      'cross-site',
      'unknown-plan',
      'wrong-content-type',
    ],
  },
  {
    method: 'delete',
    path: '/api/plans/{id}/exemptions',
    summary: 'A finding counts again',
    session: true,
    params: byId,
    query: z.object({ rule: z.string().min(1), key: z.string().min(1) }),
    status: 204,
    refusals: ['bad-parameter', 'not-signed-in', 'forbidden', 'cross-site', 'unknown-plan'],
  },
]
