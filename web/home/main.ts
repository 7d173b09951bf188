import '../site.css'
import './home.css'
import { boards } from '../client/boards.ts'
import { gridsOfLevel } from '../client/grids.ts'
import { element } from '../element.ts'
import { languageButton } from '../language-button.ts'
import { boundsOf } from '../map/bounds.ts'
import { DAY } from '../map/palette.ts'
import { townMap } from '../map/town-map.ts'
import { say } from './words.ts'

document.title = say('name')
const picture = element('div', { class: 'home-map' })
const boardLinks = element('ul', { class: 'home-boards', 'aria-label': say('boards') })
document.body.append(
  picture,
  element(
    'div',
    { class: 'home-card' },
    element(
      'header',
      {},
      element('img', { src: '/mark.svg', alt: '', width: 34, height: 34 }),
      element('span', {}, say('name')),
      languageButton(say('otherLanguage')),
    ),
    element(
      'main',
      {},
      element('h1', {}, say('headline')),
      element('p', { class: 'home-lead' }, say('lead')),
      element(
        'nav',
        { 'aria-label': say('name') },
        way('/find', say('find'), say('findMore'), true),
        way('/coverage', say('coverage'), say('coverageMore'), false),
        element(
          'div',
          { class: 'home-way' },
          element('strong', {}, say('board')),
          say('boardMore'),
          boardLinks,
        ),
      ),
    ),
    element('footer', {}, say('promise')),
  ),
)
void showBoards()
void showMap()

/** A page to go to, what it is for under its name. */
function way(href: string, name: string, more: string, first: boolean): HTMLElement {
  return element(
    'a',
    { href, class: first ? 'home-way home-first' : 'home-way' },
    element('strong', {}, name),
    element('span', {}, more),
  )
}

async function showBoards(): Promise<void> {
  boardLinks.replaceChildren(element('li', {}, say('loadingBoards')))
  const answer = await boards()
  const found = answer.ok ? answer.value : []
  const links = found.map(({ slug, title }) =>
    element('li', {}, element('a', { href: `/board/${encodeURIComponent(slug)}` }, title)),
  )
  const none = element('li', {}, say(answer.ok ? 'noBoards' : 'offline'))
  boardLinks.replaceChildren(...(links.length > 0 ? links : [none]))
}

/** The town as a picture; the page is whole without it. */
async function showMap(): Promise<void> {
  const answer = await gridsOfLevel(1)
  if (!answer.ok) return
  const bounds = boundsOf(answer.value.features.map(({ geometry }) => geometry.coordinates))
  if (bounds === null) return
  try {
    townMap({
      container: picture,
      bounds,
      theme: DAY,
      plan: 'in-force',
      interactive: false,
      label: say('map'),
    })
  } catch {
    picture.dataset.map = 'lost'
  }
}
