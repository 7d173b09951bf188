import type { PlanDetail } from '#contract/plans.ts'

/** What may be done with a plan as a whole. `take-back`: whoever submitted it wants to go on drawing. */
export type Step = 'submit' | 'approve' | 'return' | 'take-back' | 'publish' | 'withdraw' | 'handover'

/** The steps an account may take with a plan as it stands, the way forward first. */
export function stepsOf({
  state,
  standing,
  rights,
}: Pick<PlanDetail, 'state' | 'standing' | 'rights'>): readonly Step[] {
  const may = (allowed: boolean, step: Step): Step[] => (allowed ? [step] : [])
  switch (state) {
    case 'draft':
      return may(rights.submit, 'submit')
    case 'submitted':
      return [
        ...may(rights.approve, 'approve'),
        ...may(rights.return, rights.approve ? 'return' : 'take-back'),
      ]
    case 'approved':
      return [...may(rights.publish, 'publish'), ...may(rights.return, 'return')]
    case 'published':
      return [
        ...may(rights.publish && standing !== 'past', 'handover'),
        ...may(rights.publish && standing === 'scheduled', 'withdraw'),
      ]
  }
}
