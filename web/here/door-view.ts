import type { Here } from '#contract/here.ts'
import { element } from '../element.ts'
import { languageButton } from '../language-button.ts'
import { townTime } from '../text/town-time.ts'
import { callCard } from './call-card.ts'
import { chainView } from './chain-view.ts'
import { groupView } from './group-view.ts'
import { mapButton } from './map-button.ts'
import { needView } from './need-view.ts'
import { partnersView } from './partners-view.ts'
import { receiptQuestion } from './receipt-question.ts'
import { say } from './words.ts'

/** A door's page from top to bottom: whom to call now, who else there is, then what one can leave or ask. */
export function doorView(token: string, here: Here): (Node | string)[] {
  return [
    element(
      'header',
      { class: 'head' },
      element('h1', {}, here.address),
      languageButton(say('otherLanguage')),
    ),
    callCard(here),
    element('a', { class: 'jump', href: '#need' }, say('orWrite')),
    chainView(here),
    partnersView(here),
    mapButton(here),
    ...groupView(here),
    needView(token, here),
    receiptQuestion(),
    footer(here),
  ]
}

function footer({ dataAt, plan }: Here): HTMLElement {
  const { day, clock } = townTime(new Date(dataAt))
  return element(
    'footer',
    { class: 'foot' },
    element('span', {}, say('dataAt', { at: `${day} ${clock}` })),
    element('span', {}, say('version', { n: plan.version, day: plan.effectiveFrom })),
  )
}
