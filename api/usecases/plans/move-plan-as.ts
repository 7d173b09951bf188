import type { PlanState } from '#contract/plans.ts'
import { Refusal } from '../../errors.ts'
import type { Events } from '../../events.ts'
import type { Account } from '../../repositories/accounts.ts'
import { type AuditEvent, appendAudit } from '../../repositories/audit.ts'
import type { Db } from '../../repositories/connection.ts'
import { lockDraft, type PlanRef, setState } from '../../repositories/plans.ts'
import { type Ask, txAs } from '../../repositories/request.ts'
import { wrongState } from './plan-refusal.ts'
import { type PlanInSight, planInSight } from './plan-rights.ts'

/** A step that an account takes with a plan; `also` is done in the same transaction. */
interface Step {
  readonly verb: AuditEvent['verb']
  readonly from: readonly PlanState[]
  readonly to: PlanState
  /** Throws where the account may not. */
  readonly mayBe: (plan: PlanInSight) => void
  readonly also?: (ask: Ask, plan: PlanRef) => Promise<void>
}

/** Hands a draft in: nobody edits it until it is returned. Throws `forbidden`, `unknown-plan` and `wrong-state`. */
export function submitAs(db: Db, events: Events, account: Account, id: string): Promise<PlanState> {
  return movePlanAs(db, events, account, id, {
    verb: 'plan-submit',
    from: ['draft'],
    to: 'submitted',
    mayBe: ({ rights }) => allow(rights.submit),
  })
}

/** Says that a submitted plan may be published. Throws as `submitAs`, and `own-submission`. */
export function approveAs(db: Db, events: Events, account: Account, id: string): Promise<PlanState> {
  return movePlanAs(db, events, account, id, {
    verb: 'plan-approve',
    from: ['submitted'],
    to: 'approved',
    mayBe({ row, rights }) {
      if (!rights.approve && rights.return && row.submittedBy === account.id) {
        throw new Refusal('own-submission')
      }
      allow(rights.approve)
    },
  })
}

/** Takes a plan one step on, with an entry in the audit, and tells who looks at it. */
export async function movePlanAs(
  db: Db,
  events: Events,
  account: Account,
  id: string,
  step: Step,
): Promise<PlanState> {
  await txAs(db, { kind: 'system' }, async (ask) => {
    const plan = await planInSight(ask, account, id, lockDraft)
    const { state } = plan.row
    if (!step.from.includes(state)) throw wrongState(state, step.from[0]!)
    step.mayBe(plan)
    if (!(await setState(ask, plan.ref, state, step.to, account.id))) {
      throw new Error(`plan ${id} left ${state} while it was locked`)
    }
    await step.also?.(ask, plan.ref)
    await appendAudit(ask, account, { verb: step.verb, plan: id })
  })
  events.tell({ to: 'plan', plan: id, event: { type: 'state', state: step.to } })
  return step.to
}

/** Throws `forbidden` unless it is so. */
export function allow(may: boolean): void {
  if (!may) throw new Refusal('forbidden')
}
