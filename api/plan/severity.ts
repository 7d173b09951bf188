/** How grave a finding is: a blocking one must be mended or accepted with a reason before publishing. */
export type Severity = 'blocking' | 'warning' | 'info'

/**
 * Every rule and its severity, by family. What leaves a household without anybody to answer for it blocks;
 * what is probably wrong warns; what somebody should know informs. Missing staff does not block: posts are
 * given out for a plan once it is published.
 */
export const SEVERITY = {
  'outer-gap': 'blocking',
  'inner-gap': 'blocking',
  sliver: 'warning',
  'detached-part': 'warning',
  'outline-differs': 'warning',

  'household-unheld': 'blocking',
  'household-near-boundary': 'info',
  'unit-cut': 'warning',
  'duplicate-point': 'warning',
  'far-from-building': 'warning',
  'layer-shifted': 'blocking',

  'over-band': 'warning',
  'under-band': 'warning',

  'role-missing': 'warning',
  'post-expired': 'warning',
  'post-expiring': 'info',
  'contact-load': 'info',
  'household-without-contact': 'info',

  'facility-far': 'info',
} as const satisfies Record<string, Severity>

export type Rule = keyof typeof SEVERITY
