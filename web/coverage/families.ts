import type { FindingWire, Rule } from '#contract/coverage.ts'

/** The families of design §6, in the order they are shown. */
export const FAMILIES = ['territory', 'households', 'size', 'staffing', 'service'] as const
export type Family = (typeof FAMILIES)[number]

const FAMILY_OF: Readonly<Record<Rule, Family>> = {
  'outer-gap': 'territory',
  'inner-gap': 'territory',
  sliver: 'territory',
  'detached-part': 'territory',
  'outline-differs': 'territory',
  'household-unheld': 'households',
  'household-near-boundary': 'households',
  'unit-cut': 'households',
  'duplicate-point': 'households',
  'far-from-building': 'households',
  'layer-shifted': 'households',
  'over-band': 'size',
  'under-band': 'size',
  'role-missing': 'staffing',
  'post-expired': 'staffing',
  'post-expiring': 'staffing',
  'contact-load': 'staffing',
  'household-without-contact': 'staffing',
  'facility-far': 'service',
}

export function familyOf(finding: FindingWire): Family {
  return FAMILY_OF[finding.rule]
}

/** Severities from the worst down, each with the shape that says it without colour. */
export const SEVERITIES = ['blocking', 'warning', 'info'] as const
export type Severity = (typeof SEVERITIES)[number]

export const SYMBOL: Readonly<Record<Severity, string>> = { blocking: '■', warning: '▲', info: '●' }

const GAPS: ReadonlySet<Rule> = new Set(['outer-gap', 'inner-gap'])

/** Whether a finding is ground that no grid, or no grid deep enough, holds. */
export function isGap(finding: FindingWire): boolean {
  return GAPS.has(finding.rule)
}
