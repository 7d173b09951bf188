import { v7 } from 'uuid'
import { actionsSince, sendActions } from '../client/actions.ts'
import { followPlan, planById } from '../client/plans.ts'
import { draftQueue } from '../editor/draft-queue.ts'
import type { DraftPorts } from '../editor/draft-state.ts'

/** What a draft session needs, from this browser and its server. */
export function draftPorts(plan: string, account: string): DraftPorts {
  return {
    send: (post) => sendActions(plan, post),
    actionsSince: (revision) => actionsSince(plan, revision),
    reload: () => planById(plan),
    listen: (heard, connected) => followPlan(plan, heard, connected),
    newId: () => v7(),
    queue: draftQueue(localStorage, account, plan, v7()),
    after(ms, deed) {
      const timer = setTimeout(deed, ms)
      return () => clearTimeout(timer)
    },
    online(deed) {
      addEventListener('online', deed)
      return () => removeEventListener('online', deed)
    },
    now: () => new Date().toISOString(),
  }
}
