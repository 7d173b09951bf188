import { json, Router } from 'express'
import { z } from 'zod'
import {
  type CommentList,
  newComment,
  type PlanDots,
  type PlanMoved,
  type Published,
  postRebase,
  publishRequest,
  type Rebased,
  returnPlan as toReturn,
} from '#contract/plans.ts'
import { toLattice } from '#geometry/position.ts'
import type { Live } from '../live.ts'
import { townDay } from '../lookup/town-day.ts'
import type { Db } from '../repositories/connection.ts'
import type { Drawing } from '../usecases/plans/act-on-plan.ts'
import { approveAs, submitAs } from '../usecases/plans/move-plan-as.ts'
import { addComment, listComments, settleComment } from '../usecases/plans/plan-comments.ts'
import { planDots } from '../usecases/plans/plan-dots.ts'
import { publishPlanAs } from '../usecases/plans/publish-plan-as.ts'
import { rebasePlan } from '../usecases/plans/rebase-plan.ts'
import { returnPlan } from '../usecases/plans/return-plan.ts'
import { withdrawPlan } from '../usecases/plans/withdraw-plan.ts'
import type { Authenticate } from './authenticate.ts'
import { planIdOf } from './plans.ts'
import { read, readBody } from './read.ts'

const commentId = z.object({ comment: z.uuid() })

type CommentWire = z.output<typeof newComment>

/** From draft to the plan in force, what is said on the way, and the counts a planner draws by. */
export function planStepRoutes(db: Db, live: Live, drawing: Drawing, authenticate: Authenticate): Router {
  const { events } = drawing
  const router = Router()
  const long = json({ limit: '1mb' })

  router.post('/api/plans/:id/submit', async (request, response) => {
    const account = await authenticate(request)
    response.json({ state: await submitAs(db, events, account, planIdOf(request)) } satisfies PlanMoved)
  })

  router.post('/api/plans/:id/approve', async (request, response) => {
    const account = await authenticate(request)
    response.json({ state: await approveAs(db, events, account, planIdOf(request)) } satisfies PlanMoved)
  })

  router.post('/api/plans/:id/return', long, async (request, response) => {
    const account = await authenticate(request)
    const comments = readBody(toReturn, request).comments.map(onLattice)
    const state = await returnPlan(db, events, account, planIdOf(request), comments)
    response.json({ state } satisfies PlanMoved)
  })

  router.post('/api/plans/:id/publish', long, async (request, response) => {
    const account = await authenticate(request)
    const wanted = readBody(publishRequest, request)
    const id = planIdOf(request)
    response.json((await publishPlanAs(db, live, events, account, id, wanted, townDay())) satisfies Published)
  })

  router.post('/api/plans/:id/rebase', long, async (request, response) => {
    const account = await authenticate(request)
    const how = readBody(postRebase, request)
    response.json((await rebasePlan(db, drawing, account, planIdOf(request), how)) satisfies Rebased)
  })

  router.post('/api/plans/:id/withdraw', async (request, response) => {
    const account = await authenticate(request)
    const state = await withdrawPlan(db, drawing, account, planIdOf(request), townDay())
    response.json({ state } satisfies PlanMoved)
  })

  router
    .route('/api/plans/:id/comments')
    .get(async (request, response) => {
      const account = await authenticate(request)
      const comments = await listComments(db, account, planIdOf(request))
      response.json({ comments } satisfies CommentList)
    })
    .post(json({ limit: '16kb' }), async (request, response) => {
      const account = await authenticate(request)
      const comment = onLattice(readBody(newComment, request))
      await addComment(db, events, account, planIdOf(request), comment)
      response.status(204).end()
    })

  router.post('/api/plans/:id/comments/:comment/resolve', async (request, response) => {
    const account = await authenticate(request)
    const { comment } = read(commentId, request.params)
    await settleComment(db, events, account, planIdOf(request), comment)
    response.status(204).end()
  })

  router.get('/api/plans/:id/dots', async (request, response) => {
    const account = await authenticate(request)
    response.json((await planDots(db, account, planIdOf(request))) satisfies PlanDots)
  })

  return router
}

function onLattice({ position, ...comment }: CommentWire) {
  return { ...comment, position: position && toLattice(...position) }
}
