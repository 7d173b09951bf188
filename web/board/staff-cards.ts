import type { StaffCard } from '#contract/boards.ts'
import { element } from '../element.ts'
import { phone } from './people.ts'
import { across, balanced, inPages, inRows, type Line, type Room } from './slide-pages.ts'
import { title } from './slide-views.ts'
import { say } from './words.ts'

/** Least width of a card in rem. */
const LEAST = 17

/** Cards of everybody who agreed to be shown, by role; what a role does is said once above its cards. */
export function staffPages(staff: readonly StaffCard[], room: Room): HTMLElement[] {
  if (staff.length === 0) return []
  const columns = across(room, LEAST)
  const lines = together(byRole(staff)).flatMap((roles): Line[] => {
    if (roles.length > 1) return aloneRows(roles, columns)
    const cards = roles[0]!
    const { role, duties } = cards[0]!
    const again = roleHead(say('continued', { name: role }), '')
    return [
      { element: roleHead(role, duties), heads: true },
      ...inRows(cards.map(card), columns, 'card-row').map((row) => ({ element: row, again })),
    ]
  })
  return inPages(room, lines, () => element('header', {}, title(say('staff'))))
}

/** Roles that one person each holds, one after the other, as one; each of the others by itself. */
function together(roles: readonly StaffCard[][]): StaffCard[][][] {
  const found: StaffCard[][][] = []
  for (const cards of roles) {
    const before = found.at(-1)
    if (cards.length === 1 && before?.at(-1)?.length === 1) before.push(cards)
    else found.push([cards])
  }
  return found
}

/** Roles side by side, each with its duties above its only card. */
function aloneRows(roles: readonly StaffCard[][], columns: number): Line[] {
  const cells = roles.map(([only]) =>
    element('div', { class: 'role-alone' }, roleHead(only!.role, only!.duties), card(only!)),
  )
  return inRows(cells, balanced(cells.length, columns), 'card-row').map((row) => ({ element: row }))
}

/** Those of the highest level first; roles of a level in the order they come. */
function byRole(staff: readonly StaffCard[]): StaffCard[][] {
  const roles = new Map<string, StaffCard[]>()
  for (const one of [...staff].sort((a, b) => a.level - b.level)) {
    const those = roles.get(one.role)
    if (those === undefined) roles.set(one.role, [one])
    else those.push(one)
  }
  return [...roles.values()]
}

function roleHead(role: string, duties: string): HTMLElement {
  return element(
    'div',
    { class: 'role-head' },
    element('h3', {}, role),
    duties === '' ? '' : element('p', {}, duties),
  )
}

function card({ name, role, grid, phone: number, photo }: StaffCard): HTMLElement {
  return element(
    'article',
    { class: 'card' },
    face(name, photo),
    element(
      'div',
      {},
      element('strong', {}, name),
      element('p', {}, `${role} · ${grid}`),
      number === null ? '' : phone(number),
    ),
  )
}

/** The photo, or where there is none the first letter of the name; a photo that cannot be had gives way to it. */
function face(name: string, photo: string | null): HTMLElement {
  const mark = element('span', { class: 'face', 'aria-hidden': 'true' }, [...name][0] ?? '')
  if (photo === null) return mark
  const picture = element('img', { class: 'face', src: photo, alt: say('photoOf', { name }) })
  picture.addEventListener('error', () => picture.replaceWith(mark), { once: true })
  return picture
}
