import type { ActionWire } from '#contract/actions.ts'
import { type ActionLog, acted, actionLog, actionRefused, staleRevision } from '#contract/plans.ts'
import type { Sent } from '../editor/draft-state.ts'
import { type Answer, readJson, refused, request, send, trouble } from './request.ts'

/** The log of a plan after a revision. */
export function actionsSince(plan: string, revision: number): Promise<Answer<ActionLog>> {
  return request(actionLog, `/api/plans/${plan}/actions?since=${revision}`, { cache: 'no-store' })
}

/** Sends actions drawn on top of a revision: all of them are done, or none. */
export async function sendActions(
  plan: string,
  post: { revision: number; actions: ActionWire[] },
): Promise<Sent> {
  const reply = await send(`/api/plans/${plan}/actions`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(post),
  })
  if (reply === null) return { kind: 'trouble', ...only(trouble('offline', 0)) }
  const body = await readJson(reply)
  if (reply.ok) {
    const done = acted.safeParse(body)
    if (done.success) return { kind: 'acted', acted: done.data }
    return { kind: 'trouble', ...only(trouble('unreadable', reply.status)) }
  }
  const stale = reply.status === 409 ? staleRevision.safeParse(body) : null
  if (stale?.success) return { kind: 'stale', stale: stale.data }
  const refusal = reply.status === 422 ? actionRefused.safeParse(body) : null
  if (refusal?.success) return { kind: 'refused', refusal: refusal.data.refusal }
  return { kind: 'trouble', ...only(refused(reply.status, body)) }
}

function only({ trouble: why }: ReturnType<typeof trouble>) {
  return { trouble: why }
}
