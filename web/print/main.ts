import '../site.css'
import './print.css'
import { PAPERS, type Paper } from '#contract/paper.ts'
import { boards } from '../client/boards.ts'
import { posterPath } from '../client/posters.ts'
import { element } from '../element.ts'
import { languageButton } from '../language-button.ts'
import { chosenLanguage } from '../text/language.ts'
import { choiceRow } from './choice-row.ts'
import { type Choices, choicesIn, POSTER_PAPERS, queryOf, searchOf } from './choices.ts'
import { posterView } from './poster-view.ts'
import { say } from './words.ts'

const slug = decodeURIComponent(location.pathname.split('/').filter(Boolean)[1] ?? '')
const language = chosenLanguage()
let choices = choicesIn(location.search)
let title = slug

const heading = element('h1', {}, say('printTitle'))
const view = posterView(slug, {
  title: () => title,
  onPage: (page) => svg.setAttribute('href', posterPath(slug, { svg: page }, queryOf(choices, language))),
})
const pdf = element('a', { class: 'print-button print-first', download: '' }, say('getPdf'))
const svg = element('a', { class: 'print-button', download: '' }, say('getSvg'))
const now = element('button', { type: 'button', class: 'print-button' }, say('printNow'))
now.addEventListener('click', () => window.print())

document.title = `${say('printTitle')} · ${say('name')}`
document.body.append(
  element('a', { class: 'skip', href: '#paper' }, say('skip')),
  element(
    'header',
    { class: 'print-head' },
    element(
      'a',
      { href: '/', class: 'print-name' },
      element('img', { src: '/mark.svg', alt: '', width: 28, height: 28 }),
      element('span', {}, say('name')),
    ),
    element('a', { href: `/board/${encodeURIComponent(slug)}` }, say('toBoard')),
    languageButton(say('otherLanguage')),
  ),
  element(
    'main',
    { id: 'paper', class: 'print-page' },
    element(
      'form',
      { class: 'print-choices' },
      heading,
      choiceRow(
        'what',
        say('what'),
        (['map', 'chart'] as const).map((value) => ({ value, label: say(`what-${value}`) })),
        choices.what,
        (what) => choose({ what }),
      ),
      choiceRow(
        'paper',
        say('paper'),
        POSTER_PAPERS.map((value) => ({ value, label: say(`paper-${value}`), more: sizeOf(value) })),
        choices.paper,
        (paper) => choose({ paper }),
      ),
      choiceRow(
        'turn',
        say('turn'),
        (['auto', 'upright', 'across'] as const).map((value) => ({ value, label: say(`turn-${value}`) })),
        choices.turn ?? 'auto',
        (turn) => choose({ turn: turn === 'auto' ? null : turn }),
      ),
      element('div', { class: 'print-ways' }, pdf, svg, now),
      element('p', { class: 'print-advice' }, say('advice')),
    ),
    view.element,
  ),
)
show()
void nameIt()

function choose(what: Partial<Choices>): void {
  choices = { ...choices, ...what }
  history.replaceState(null, '', searchOf(choices))
  show()
}

function show(): void {
  pdf.setAttribute('href', posterPath(slug, 'pdf', queryOf(choices, language)))
  view.show(choices, language)
}

/** Puts the board's name over the page once it is known; the page is whole without it. */
async function nameIt(): Promise<void> {
  const answer = await boards()
  const found = answer.ok ? answer.value.find((board) => board.slug === slug) : undefined
  if (found === undefined) return
  title = found.title
  heading.textContent = say('printOf', { title })
  document.title = `${say('printOf', { title })} · ${say('name')}`
}

function sizeOf(paper: Paper): string {
  const [w, h] = PAPERS[paper]
  return say('millimetres', { w, h })
}
