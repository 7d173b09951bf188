import { type Handover, type HandoverList, handoverList } from '#contract/plans.ts'
import { type Answer, post, request } from './request.ts'

/** The handover sheets of whoever is signed in. */
export function handovers(): Promise<Answer<HandoverList>> {
  return request(handoverList, '/api/handover')
}

/** Confirms one's own side of a sheet; answers with all sheets as they are then. */
export function confirmHandover({ id, side }: Pick<Handover, 'id' | 'side'>): Promise<Answer<HandoverList>> {
  return post(handoverList, `/api/handover/${encodeURIComponent(id)}/confirm`, { side })
}
