import { boardHall, memoryOf, turnSlides } from '../e2e/board-screens.ts'
import { mapIsDrawn } from '../e2e/town-pages.ts'
import type { Measure } from './report.ts'

/** Megabytes that a board's heap may grow by over 10,000 turns; the browser's own compiled code is most of it. */
const BAR_MB = 2

/** Turns until the browser has compiled what is run often and the map holds the tiles of all slides. */
const WARM_UP = 200

/** How much more memory a display board holds after so many turns of its slides, unused memory collected. */
export async function boardRow(turns: number): Promise<Measure> {
  const hall = await boardHall()
  try {
    const { page } = await hall.screen({ width: 640, height: 400 })
    await mapIsDrawn(page)
    await turnSlides(page, WARM_UP)
    const before = await memoryOf(page)
    await turnSlides(page, turns)
    const after = await memoryOf(page)
    return {
      row: 12,
      what: `heap of a board after ${turns} turns, grown by`,
      value: (after.heap - before.heap) / 1e6,
      unit: 'MB',
      bar: BAR_MB,
      detail:
        `${(before.heap / 1e6).toFixed(1)} → ${(after.heap / 1e6).toFixed(1)} MB; ` +
        `nodes ${before.nodes} → ${after.nodes}; listeners ${before.listeners} → ${after.listeners}`,
    }
  } finally {
    await hall.close()
  }
}
