import type { ChartNode } from '#contract/boards.ts'
import type { DutyPerson } from '#contract/locate.ts'
import { element } from '../element.ts'
import { across, balanced, inPages, inRows, type Line, type Room } from './slide-pages.ts'
import { title } from './slide-views.ts'
import { say } from './words.ts'

/** Least width of a unit's card in rem. */
const LEAST = 17

/** Lines that a unit with all below it may fill to stand in one card; else what is below it follows by itself. */
const LINES = 9

/** Names of a card; a larger unit has several. */
const NAMES = 36

/** Names that stand beside that of the unit at the top. */
const IN_HEAD = 12

/** Names that stand side by side in a card, about. */
const ABREAST = 4

/** The organisation chart, tier by tier, each unit and each person once: a unit above, those right below it as cards. */
export function chartPages(roots: readonly ChartNode[], room: Room): HTMLElement[] {
  if (roots.length === 0) return []
  const columns = across(room, LEAST)
  const lines = roots.flatMap((root) => tier(root, columns, true))
  return inPages(room, lines, () => element('header', {}, title(say('chart'))))
}

/** A unit and the cards of those right below it, then the tiers under those that are too large for their card. */
function tier(unit: ChartNode, columns: number, isRoot: boolean): Line[] {
  const crowded = unit.people.length > IN_HEAD
  const head = element(
    'div',
    { class: 'tier-head' },
    element('h3', {}, unit.name),
    // Those of a unit below were named in the tier above; where there are many they have cards of their own.
    ...(isRoot && !crowded ? roles(unit.people) : []),
  )
  const again = element(
    'div',
    { class: 'tier-head' },
    element('h3', {}, say('continued', { name: unit.name })),
  )
  const whole = unit.children.filter(isSmall)
  const parted = unit.children.filter((child) => !isSmall(child))
  const own = isRoot && crowded ? unitCards({ ...unit, children: [] }, false) : []
  const cards = [
    ...own,
    ...parted.flatMap((child) => unitCards(child, false)),
    ...whole.flatMap((child) => unitCards(child, true)),
  ]
  const rows = inRows(cards, balanced(cards.length, columns), 'tier-row')
  return [
    { element: head, heads: rows.length > 0 },
    ...rows.map((row) => ({ element: row, again })),
    ...parted.filter(({ children }) => children.length > 0).flatMap((child) => tier(child, columns, false)),
  ]
}

function isSmall(unit: ChartNode): boolean {
  return linesOf(unit) <= LINES
}

/** About how many lines a unit with all below it fills. */
function linesOf({ people, children }: ChartNode): number {
  const byRole = [...inRoles(people).values()]
  const own = byRole.reduce((sum, names) => sum + 1 + Math.floor(names.length / ABREAST), 1)
  return children.reduce((sum, child) => sum + linesOf(child), own)
}

function unitCards(unit: ChartNode, withBelow: boolean): HTMLElement[] {
  const shares = inShares(unit.people)
  return shares.map((people, share) =>
    element(
      'div',
      { class: 'unit' },
      element('h4', {}, share === 0 ? unit.name : say('continued', { name: unit.name })),
      ...roles(people),
      ...(withBelow && share === shares.length - 1 ? unit.children.map(below) : []),
    ),
  )
}

function below(unit: ChartNode): HTMLElement {
  return element(
    'div',
    { class: 'unit-below' },
    element('h4', {}, unit.name),
    ...roles(unit.people),
    ...unit.children.map(below),
  )
}

/** At most `NAMES` people a share; one share at least. */
function inShares(people: readonly DutyPerson[]): DutyPerson[][] {
  const count = Math.max(1, Math.ceil(people.length / NAMES))
  const each = Math.ceil(people.length / count)
  return Array.from({ length: count }, (_, share) => people.slice(share * each, (share + 1) * each))
}

/** The names by role, in the order they come. */
function inRoles(people: readonly DutyPerson[]): Map<string, string[]> {
  const found = new Map<string, string[]>()
  for (const { role, name } of people) {
    const names = found.get(role)
    if (names === undefined) found.set(role, [name])
    else names.push(name)
  }
  return found
}

/** A line for each role: what it is called and who holds it. Those whose name is not shown are counted. */
function roles(people: readonly DutyPerson[]): HTMLElement[] {
  return [...inRoles(people)].map(([role, names]) =>
    element('p', { class: 'role' }, element('span', {}, role), ...counted(names)),
  )
}

function counted(names: readonly string[]): HTMLElement[] {
  const times = new Map<string, number>()
  for (const name of names) times.set(name, (times.get(name) ?? 0) + 1)
  return [...times].map(([name, n]) => element('b', {}, n === 1 ? name : say('times', { name, n })))
}
