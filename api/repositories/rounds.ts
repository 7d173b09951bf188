import type { Stop } from '#contract/visits.ts'
import type { Ask } from './request.ts'
import { sql } from './sql.ts'

const stops = sql('rounds/stops')

/** A home of a round; `head` is the full name, to be masked before it leaves. */
export type StopRow = Stop

/** The homes that are due, those visited today by the asker, and how many there are in all. */
export interface DueHomes {
  readonly due: number
  readonly done: number
  readonly stops: readonly StopRow[]
}

/** What is due today within the asker's sight: the `limit` most overdue homes, and where the asker was today. */
export function dueHomes(ask: Ask, county: string, limit: number): Promise<DueHomes> {
  return ask.one<DueHomes>(stops, { county, limit })
}
