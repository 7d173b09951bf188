import type { Board, BoardGrid } from '#contract/boards.ts'
import { element } from '../element.ts'
import { chart } from './chart.ts'
import { people, phone } from './people.ts'
import type { Slide } from './slides.ts'
import { say } from './words.ts'

/** A slide's words, beside the map. */
export function slideView(slide: Slide, board: Board): HTMLElement {
  switch (slide.kind) {
    case 'overview':
      return overview(board)
    case 'grid':
      return gridSlide(slide.grid, slide.inside)
    case 'chart':
      return element('section', { class: 'slide' }, title(say('chart')), chart([slide.root]))
    case 'services':
      return services(board)
  }
}

function overview({ jurisdiction, grids }: Board): HTMLElement {
  const levels = ([1, 2, 3] as const).filter((level) => grids.some((grid) => grid.level === level))
  const firsts = grids.filter(({ level }) => level === 1)
  return element(
    'section',
    { class: 'slide' },
    title(say('overview')),
    element(
      'ul',
      { class: 'levels' },
      ...levels.map((level) =>
        element(
          'li',
          {},
          element('strong', {}, String(grids.filter((grid) => grid.level === level).length)),
          element('span', {}, say(`level${level}`)),
        ),
      ),
    ),
    element(
      'div',
      { class: 'hotline' },
      element('span', {}, say('hotline')),
      phone(jurisdiction.contact.phone),
    ),
    element('table', { class: 'leads' }, element('tbody', {}, ...firsts.map(leadRow))),
  )
}

/** A first-level grid and the first of its people in one line. */
function leadRow({ name, staff: [person] }: BoardGrid): HTMLElement {
  return element(
    'tr',
    {},
    element('th', { scope: 'row' }, name),
    element('td', {}, person?.name ?? say('nobody')),
    element('td', {}, person?.phone === undefined ? '' : phone(person.phone)),
  )
}

function gridSlide(grid: BoardGrid, inside: readonly BoardGrid[]): HTMLElement {
  return element(
    'section',
    { class: 'slide' },
    element(
      'header',
      { class: 'slide-grid' },
      title(grid.name),
      element('p', {}, `${say(levelKey(grid))} · ${householdWords(grid)}`),
    ),
    people(grid.staff, 'large'),
    inside.length === 0 ? '' : element('h3', {}, say('under')),
    element(
      'ul',
      { class: 'inside' },
      ...inside.map((child) =>
        element(
          'li',
          {},
          element('p', {}, element('strong', {}, child.name), ` ${householdWords(child)}`),
          people(child.staff.slice(0, 1), 'small'),
        ),
      ),
    ),
  )
}

function services({ facilities }: Board): HTMLElement {
  return element(
    'section',
    { class: 'slide' },
    title(say('services')),
    element(
      'ul',
      { class: 'inside' },
      ...facilities.map(({ name, phone: number, hours }) =>
        element(
          'li',
          {},
          element('strong', {}, name),
          number === null ? '' : phone(number),
          hours === null ? '' : element('p', {}, hours),
        ),
      ),
    ),
  )
}

function title(words: string): HTMLElement {
  return element('h2', {}, words)
}

/** The public sees no count under five. */
function householdWords({ households }: BoardGrid): string {
  return households === null ? say('fewHouseholds') : say('households', { n: households })
}

function levelKey({ level }: BoardGrid): 'level1' | 'level2' | 'level3' {
  return level === 1 ? 'level1' : level === 2 ? 'level2' : 'level3'
}
