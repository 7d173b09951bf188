import type { z } from 'zod'
import {
  type commentList,
  commentList as comments,
  type newComment,
  type Published,
  type PublishRequest,
  published,
  type returnPlan,
} from '#contract/plans.ts'
import { type Answer, post, request } from './request.ts'
import { tell } from './tell.ts'

/** Asks for a draft to be looked at: nobody edits it until it is returned. */
export function submit(plan: string): Promise<Answer<null>> {
  return tell('POST', `/api/plans/${plan}/submit`, {})
}

/** Says that a submitted plan may be published. */
export function approve(plan: string): Promise<Answer<null>> {
  return tell('POST', `/api/plans/${plan}/approve`, {})
}

/** Gives a plan back to be drawn on, with comments pinned to places. */
export function giveBack(plan: string, why: z.input<typeof returnPlan>): Promise<Answer<null>> {
  return tell('POST', `/api/plans/${plan}/return`, why)
}

/** Freezes an approved plan for a day. */
export function publish(plan: string, how: PublishRequest): Promise<Answer<Published>> {
  return post(published, `/api/plans/${plan}/publish`, how)
}

/** Takes a plan back that is published but not yet in force. */
export function withdraw(plan: string): Promise<Answer<null>> {
  return tell('POST', `/api/plans/${plan}/withdraw`, {})
}

/** What was said about a plan, the oldest first. */
export function commentsOf(plan: string): Promise<Answer<z.infer<typeof commentList>>> {
  return request(comments, `/api/plans/${plan}/comments`)
}

/** Pins a comment to a place, a grid, or neither. */
export function comment(plan: string, what: z.input<typeof newComment>): Promise<Answer<null>> {
  return tell('POST', `/api/plans/${plan}/comments`, what)
}

/** Says that what a comment asked for is done. */
export function resolveComment(plan: string, id: string): Promise<Answer<null>> {
  return tell('POST', `/api/plans/${plan}/comments/${id}/resolve`, {})
}
