import { Refusal } from '../../errors.ts'
import type { Live } from '../../live.ts'
import { townDay } from '../../lookup/town-day.ts'
import { createBreath } from '../../paper/breath.ts'
import { pdfOf } from '../../paper/pdf.ts'
import { svgOf } from '../../paper/svg.ts'
import { showBoard } from '../boards/show-board.ts'
import { drawPoster, type PosterWish } from './poster-draw.ts'

export type PosterFile = { readonly format: 'pdf' } | { readonly format: 'svg'; readonly page: number }

/** Makes posters one after the other, and remembers the last few. */
export interface PosterDesk {
  /** Throws `unknown-board`, `no-such-page` and, while too many wait, `paper-crowded`. */
  make(wish: PosterWish, file: PosterFile): Promise<Buffer>
}

/** Posters in memory, of half a megabyte each at most as a rule. */
const KEPT = 16
const MOST_WAITING = 6
const COME_BACK_S = 5

/** One poster at a time: the look-up shares the process with it. */
export function createPosterDesk(live: Live): PosterDesk {
  const kept = new Map<string, Promise<Buffer>>()
  let last: Promise<unknown> = Promise.resolve()
  let waiting = 0

  async function draw(wish: PosterWish, file: PosterFile): Promise<Buffer> {
    const breath = createBreath()
    const drawing = await drawPoster(live.plan(), wish, townDay(), breath)
    if (file.format === 'pdf') return pdfOf(drawing, drawing.pages, breath)
    const page = drawing.pages[file.page - 1]
    if (page === undefined) throw new Refusal('no-such-page', { page: file.page, of: drawing.pages.length })
    return Buffer.from(svgOf(drawing, page))
  }

  return {
    make(wish, file) {
      const plan = live.plan()
      const day = townDay()
      // Asked here, so that a name nobody bears waits in no queue.
      showBoard(plan, wish.slug, wish.language, day)
      const key = JSON.stringify([plan.inForce.plan.id, plan.dataAt, day, wish, file])
      const known = kept.get(key)
      if (known !== undefined) return known
      if (waiting >= MOST_WAITING)
        throw new Refusal('paper-crowded', { seconds: COME_BACK_S }, { retryAfterS: COME_BACK_S })
      waiting++
      const made = last.then(() => draw(wish, file))
      last = made.then(
        () => waiting--,
        () => {
          waiting--
          kept.delete(key)
        },
      )
      kept.set(key, made)
      for (const oldest of kept.keys()) {
        if (kept.size <= KEPT) break
        kept.delete(oldest)
      }
      return made
    },
  }
}
