import type { BoardSettings } from '#contract/boards.ts'
import { townTime } from '../text/town-time.ts'

/** The hours of the town between which a board that goes by them is dark; the first is the evening's. */
const [DUSK, DAWN] = [19, 6]

/** What the board looks like at a moment; `wanted` is what the address asks for (`?theme=night`), which counts most. */
export function lookOf(
  { theme }: Pick<BoardSettings, 'theme'>,
  wanted: string | null,
  now: Date,
): 'day' | 'night' {
  if (wanted === 'day' || wanted === 'night') return wanted
  if (theme !== 'by-hour') return theme
  const hour = Number.parseInt(townTime(now).clock, 10)
  return hour >= DUSK || hour < DAWN ? 'night' : 'day'
}
