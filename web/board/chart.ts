import type { ChartNode } from '#contract/boards.ts'
import type { DutyPerson } from '#contract/locate.ts'
import { element } from '../element.ts'
import { say } from './words.ts'

/** Levels of the chart that can be read from across a hall. */
const DEEPEST = 3

/** The first of a unit's people, with their role where there is room, and how many there are in all. */
function peopleWords(people: readonly DutyPerson[], depth: number): string {
  const [first] = people
  if (first === undefined) return ''
  const words = depth === DEEPEST ? first.name : `${first.role} ${first.name}`
  return people.length === 1 ? words : `${words} ${say('inAll', { n: people.length })}`
}

/** The organisation chart as nested lists, which is what it is; lines between them are drawn by the style sheet. */
export function chart(roots: readonly ChartNode[], depth = 1): HTMLElement {
  return element(
    'ul',
    { class: depth === 1 ? 'chart' : 'chart-branch' },
    ...roots.map(({ name, people, children }) =>
      element(
        'li',
        {},
        element('p', {}, element('strong', {}, name), element('span', {}, peopleWords(people, depth))),
        children.length === 0 || depth === DEEPEST ? '' : chart(children, depth + 1),
      ),
    ),
  )
}
