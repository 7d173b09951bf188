import type { BoardGrid } from '#contract/boards.ts'
import { element } from '../element.ts'
import { say } from './words.ts'

/** What the colours and lines of the map mean, and how many grids of each level there are. */
export function legend(grids: readonly BoardGrid[]): HTMLElement {
  const levels = ([1, 2, 3] as const).filter((level) => grids.some((grid) => grid.level === level))
  const dedicated = grids.filter(({ kind }) => kind === 'dedicated').length
  return element(
    'ul',
    { class: 'levels', 'aria-label': say('legend') },
    ...levels.map((level) =>
      entry(`level${level}`, say(`level${level}`), grids.filter((grid) => grid.level === level).length),
    ),
    ...(dedicated > 0 ? [entry('dedicated', say('dedicated'), dedicated)] : []),
    entry('none', say('noGrid')),
  )
}

function entry(kind: string, words: string, count?: number): HTMLElement {
  return element(
    'li',
    {},
    element('i', { class: `swatch swatch-${kind}`, 'aria-hidden': 'true' }),
    count === undefined ? '' : element('strong', {}, String(count)),
    element('span', {}, words),
  )
}
