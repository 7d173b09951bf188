import type { Periods } from '../../repositories/retention.ts'

/**
 * For how many days each kind is kept where a county says nothing else. Of a visit the words go first: that somebody came is
 * needed for the year's cover, what was said at the door is not.
 */
export const STANDARD_PERIODS: Periods = {
  'visit-notes': 365,
  visits: 3 * 365,
  patrols: 3 * 365,
  'closed-households': 180,
  'lapsed-tags': 365,
  sessions: 30,
  'audit-notes': 3 * 365,
  exports: 90,
  'household-events': 5 * 365,
  // What residents leave at a door: long enough to see to it, and what they are told before they send.
  needs: 90,
  // A file waits for whoever sent it over a holiday, and no longer.
  imports: 7,
  'import-copies': 90,
}
