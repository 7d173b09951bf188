import { type Difference, difference } from '#contract/plans.ts'
import { type Answer, request } from './request.ts'

/** What changes hands from another plan (the one in force where none is named) to a plan. */
export function differenceOf(plan: string, against?: string): Promise<Answer<Difference>> {
  return request(difference, differencePath(plan, against))
}

/** Where the same is to be had as a file. */
export function differenceCsvPath(plan: string, against?: string): string {
  return differencePath(plan, against, { format: 'csv' })
}

function differencePath(plan: string, against?: string, more: Record<string, string> = {}): string {
  const query = new URLSearchParams({ ...(against === undefined ? {} : { against }), ...more })
  return `/api/plans/${plan}/difference${query.size === 0 ? '' : `?${query}`}`
}
