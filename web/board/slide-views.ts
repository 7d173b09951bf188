import type { Board, BoardGrid } from '#contract/boards.ts'
import { element } from '../element.ts'
import { legend } from './legend.ts'
import { people, phone } from './people.ts'
import { inPages, type Line, type Room } from './slide-pages.ts'
import { say } from './words.ts'

/** Codes count from west to east; names are what is looked for. */
const { compare } = new Intl.Collator('zh-CN', { numeric: true })

/** The grids of a board that lie in no other grid of it. */
export function topGrids({ grids }: Board): BoardGrid[] {
  const top = Math.min(...grids.map(({ level }) => level))
  return grids.filter(({ level }) => level === top)
}

/** All of the board's ground in words: how many grids, what the colours mean, who leads, one number for everything. */
export function overviewPages(board: Board, room: Room): HTMLElement[] {
  const lines = topGrids(board).map((grid): Line => ({ element: leadLine(grid) }))
  return inPages(room, lines, (page) =>
    page === 0
      ? element('header', {}, title(say('overview')), legend(board.grids), hotline(board))
      : element('header', {}, title(say('overview')), hotline(board)),
  )
}

/** The one number for everything. */
function hotline({ jurisdiction }: Board): HTMLElement {
  return element(
    'div',
    { class: 'hotline' },
    element('span', {}, say('hotline')),
    phone(jurisdiction.contact.phone),
  )
}

/** A first-level grid and the first of its people in one line. */
function leadLine({ name, staff: [person] }: BoardGrid): HTMLElement {
  return element(
    'div',
    { class: 'lead' },
    element('strong', {}, name),
    element('span', {}, person?.name ?? say('nobody')),
    person?.phone === undefined ? '' : phone(person.phone),
  )
}

/** A grid with its people and those of the grids in it; where none of its people shows a number, the community's. */
export function gridPages(grid: BoardGrid, board: Board, room: Room): HTMLElement[] {
  const { grids } = board
  const inside = grids.filter(({ parent }) => parent === grid.code).sort((a, b) => compare(a.name, b.name))
  const lines: Line[] = [
    ...people(grid.staff, 'large').map((each): Line => ({ element: each })),
    ...(grid.staff.some((person) => person.phone !== undefined) ? [] : [{ element: hotline(board) }]),
    ...(inside.length === 0 ? [] : [{ element: element('h3', {}, say('under')), heads: true }]),
    ...inside.map((child): Line => ({ element: insideLine(child) })),
  ]
  return inPages(room, lines, (page) =>
    element(
      'header',
      { class: 'slide-grid' },
      title(page === 0 ? grid.name : say('continued', { name: grid.name })),
      element('p', {}, `${say(levelKey(grid))} · ${householdWords(grid)}`),
    ),
  )
}

function insideLine(grid: BoardGrid): HTMLElement {
  return element(
    'div',
    { class: 'inside' },
    element(
      'p',
      {},
      element('strong', {}, grid.name),
      ` ${grid.kind === 'dedicated' ? `${say('dedicated')} · ` : ''}${householdWords(grid)}`,
    ),
    ...people(grid.staff.slice(0, 1), 'small'),
  )
}

/** Service centre, clinic and the like, with their hours. */
export function facilityPages(facilities: Board['facilities'], room: Room): HTMLElement[] {
  if (facilities.length === 0) return []
  const lines = facilities.map(
    ({ name, phone: number, hours }): Line => ({
      element: element(
        'div',
        { class: 'inside' },
        element('strong', {}, name),
        element(
          'p',
          { class: 'facility' },
          element('span', {}, hours ?? ''),
          number === null ? '' : phone(number),
        ),
      ),
    }),
  )
  return inPages(room, lines, () => element('header', {}, title(say('services'))))
}

/** The heading of a slide. */
export function title(words: string): HTMLElement {
  return element('h2', {}, words)
}

/** The public sees no count under five. */
function householdWords({ households }: BoardGrid): string {
  return households === null ? say('fewHouseholds') : say('households', { n: households })
}

function levelKey({ level }: BoardGrid): 'level1' | 'level2' | 'level3' {
  return level === 1 ? 'level1' : level === 2 ? 'level2' : 'level3'
}
