import type { adminExports as chinese } from '../zh-CN/admin-exports.ts'

export const adminExports: Record<keyof typeof chinese, string> = {
  lead: 'A list with full names and numbers is asked for by one and taken once somebody else agreed. Masked lists need no consent; they are under "My account".',
  waiting: 'Waiting for you',
  noneWaiting: 'No wish waits for a decision.',
  earlier: 'Other wishes',
  noneEarlier: 'None.',
  gridGone: 'the grid is no longer in force',
  approve: 'Agree',
  refuse: 'Refuse',
  approveTitle: 'Let {{who}} have the full list?',
  approveMore:
    'Names and numbers of all households of {{grid}}. They can take it once within 24 hours; the file is marked and the audit has it.',
  refuseTitle: 'Refuse the wish of {{who}}?',
  refuseMore: 'They will see that it was refused. Grid: {{grid}}',
  approved: 'Agreed',
  refused: 'Refused',
}
