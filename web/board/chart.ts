import type { ChartNode } from '#contract/boards.ts'
import { element } from '../element.ts'

/** Levels of the chart that can be read from across a hall. */
const DEEPEST = 3

/** The organisation chart as nested lists, which is what it is; lines between them are drawn by the style sheet. */
export function chart(roots: readonly ChartNode[], depth = 1): HTMLElement {
  return element(
    'ul',
    { class: depth === 1 ? 'chart' : 'chart-branch' },
    ...roots.map(({ name, people, children }) =>
      element(
        'li',
        {},
        element(
          'p',
          {},
          element('strong', {}, name),
          element('span', {}, people.map((person) => `${person.role} ${person.name}`).join('　')),
        ),
        children.length === 0 || depth === DEEPEST ? '' : chart(children, depth + 1),
      ),
    ),
  )
}
