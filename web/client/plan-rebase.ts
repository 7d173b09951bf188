import type { z } from 'zod'
import { rebaseClashes, rebased } from '#contract/plans.ts'
import { readJson, refused, send, type Trouble, trouble } from './request.ts'

/** An action that does not apply to the newer plan, and why. */
export type RebaseClash = z.infer<typeof rebaseClashes>['clashes'][number]

export type Rebase =
  | { readonly kind: 'rebased' }
  | { readonly kind: 'clashes'; readonly clashes: readonly RebaseClash[] }
  | { readonly kind: 'trouble'; readonly trouble: Trouble }

/** Puts a draft on the plan published last; with `drop`, without the actions that no longer apply to it. */
export async function rebase(plan: string, drop: boolean): Promise<Rebase> {
  const reply = await send(`/api/plans/${plan}/rebase`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ drop }),
  })
  if (reply === null) return { kind: 'trouble', trouble: trouble('offline', 0).trouble }
  const body = await readJson(reply)
  if (reply.ok && rebased.safeParse(body).success) return { kind: 'rebased' }
  const clashes = reply.status === 409 ? rebaseClashes.safeParse(body) : null
  if (clashes?.success) return { kind: 'clashes', clashes: clashes.data.clashes }
  return { kind: 'trouble', trouble: refused(reply.status, body).trouble }
}
