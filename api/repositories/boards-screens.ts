import type { Alive } from '#contract/boards.ts'
import type { Ask } from './request.ts'
import { sql } from './sql.ts'

const heard = sql('boards/heard')
const screens = sql('boards/screens')

/** How long a screen is remembered after it was last heard of. */
const DAYS = 30
/** Screens of one board; a street of boards has a few, and anybody can say that he is one. */
const MOST = 200

/** A screen that showed a board. `plan`: the one on it; `version` is null where it is none of ours. */
export interface ScreenRow {
  readonly board: string
  readonly id: string
  readonly firstSeenAt: Date
  readonly seenAt: Date
  readonly dataAt: Date | null
  readonly plan: string | null
  readonly version: number | null
  readonly width: number
  readonly height: number
}

/** Writes down that a screen was heard of; false where there is no such published board. */
export async function hearScreen(ask: Ask, county: string, slug: string, alive: Alive): Promise<boolean> {
  return (await ask.oneOrNone(heard, { county, slug, ...alive, days: DAYS, most: MOST })) !== null
}

/** Screens of all boards, the latest first. */
export function listScreens(ask: Ask, county: string): Promise<ScreenRow[]> {
  return ask.rows<ScreenRow>(screens, { county, days: DAYS })
}
