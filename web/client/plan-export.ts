import type { PlanExportQuery } from '#contract/exports-geo.ts'
import { type Received, receiveFile } from './exports.ts'
import type { Answer } from './request.ts'

/** A plan, what is amiss with it, or what it changes, as a file for other programs. */
export function planFile(plan: string, wish: PlanExportQuery): Promise<Answer<Received>> {
  const query = new URLSearchParams({ what: wish.what, format: wish.format, crs: wish.crs })
  if (wish.level !== undefined) query.set('level', String(wish.level))
  return receiveFile(`/api/plans/${plan}/export?${query}`, `${wish.what}.${wish.format}`)
}
