import type { adminWarnings as chinese } from '../zh-CN/admin-warnings.ts'

export const adminWarnings: Record<keyof typeof chinese, string> = {
  unstaffed: 'Grids nobody answers for',
  allStaffed: 'Somebody answers for every grid.',
  missing: 'missing: {{role}}',
  anybody: 'nobody at all',
  appoint: 'Appoint',
  follow: 'Appoint who follows',
  ending: 'Posts that end within 30 days',
  'no-ending': 'None.',
  endsIn: 'ends in {{n}} days ({{day}})',
  unsucceeded: 'Ended, and nobody followed',
  'no-unsucceeded': 'None.',
  endedAgo: 'ended {{n}} days ago ({{day}})',
  uncovered: 'Away without a deputy',
  'no-uncovered': 'None.',
  away: 'away {{from}} to {{to}}',
}
