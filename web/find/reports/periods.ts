import type { Report } from '#contract/reports.ts'

const DAY_MS = 86_400_000

/** A day of the period before or after a report's, for asking after it. */
export function stepped({ from, to }: Pick<Report, 'from' | 'to'>, step: -1 | 1): string {
  const edge = Date.parse(step === -1 ? from : to) + step * DAY_MS
  return new Date(edge).toISOString().slice(0, 10)
}
