import type { Figure } from '#contract/boards.ts'
import { element } from '../element.ts'
import { across, inPages, inRows, type Room } from './slide-pages.ts'
import { title } from './slide-views.ts'
import { say } from './words.ts'

/** Least width of a figure in rem. */
const LEAST = 12

/** How much is covered is a whole per cent; all others are counts. */
function wordsOf(key: Figure['key'], value: Figure['value']): string {
  if (value === null) return say('few')
  return key === 'covered' ? `${value}%` : value.toLocaleString('en')
}

/** The board's numbers, large; under five is said as that. */
export function figurePages(figures: readonly Figure[], room: Room): HTMLElement[] {
  if (figures.length === 0) return []
  const cells = figures.map(({ key, value }) =>
    element(
      'div',
      { class: 'figure' },
      element('strong', {}, wordsOf(key, value)),
      element('span', {}, say(`figure-${key}`)),
    ),
  )
  const rows = inRows(cells, Math.min(4, across(room, LEAST)), 'figure-row')
  return inPages(
    room,
    rows.map((row) => ({ element: row })),
    () => element('header', {}, title(say('figures'))),
  )
}
