import type { Here } from '#contract/here.ts'
import { element } from '../element.ts'
import { townTime } from '../text/town-time.ts'
import { say } from './words.ts'

/** The picture by which one joins the group of the grid; nothing once its last day is over or where it does not load. */
export function groupView({ group }: Here): HTMLElement[] {
  if (group === null || group.until < townTime(new Date()).day) return []
  const picture = element('img', { src: group.picture, alt: say('groupAlt'), loading: 'lazy' })
  const view = element(
    'section',
    { class: 'card group' },
    element('h2', {}, say('group')),
    picture,
    element('p', { class: 'soft' }, say('groupHow', { until: group.until })),
  )
  picture.addEventListener('error', () => view.remove())
  return [view]
}
