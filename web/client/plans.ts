import {
  type PlanDetail,
  type PlanDots,
  type PlanEvent,
  planDetail,
  planDots,
  planEvent,
} from '#contract/plans.ts'
import { type Answer, request } from './request.ts'

/** A plan with its grids, faces, locks and what the account may do with it. */
export function planById(id: string): Promise<Answer<PlanDetail>> {
  return request(planDetail, `/api/plans/${id}`, { cache: 'no-store' })
}

/** Where households stand on a plan's ground, and how many. */
export function dotsOf(id: string): Promise<Answer<PlanDots>> {
  return request(planDots, `/api/plans/${id}/dots`)
}

/** Tells of every event of a plan until the answer is called; `connected` each time the line is up (again). */
export function followPlan(id: string, heard: (event: PlanEvent) => void, connected: () => void): () => void {
  const line = new EventSource(`/api/plans/${id}/events`)
  const take = ({ data }: MessageEvent<string>) => {
    const parsed = planEvent.safeParse(JSON.parse(data))
    if (parsed.success) heard(parsed.data)
  }
  line.addEventListener('open', connected)
  line.addEventListener('message', take)
  for (const type of ['actions', 'state', 'comments']) line.addEventListener(type, take)
  return () => line.close()
}
