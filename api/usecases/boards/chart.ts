import type { ChartNode } from '#contract/boards.ts'
import type { DutyPerson } from '#contract/locate.ts'
import type { Language, Sentence } from '../../errors.ts'
import type { BoardRow, ChartUnitRow } from '../../repositories/boards.ts'
import type { BoardExtent } from './extent.ts'
import type { BoardMaterial, ChartPost } from './read-boards.ts'

/** What stands in a name's place on a board while its holder has not agreed to be named there. */
export const UNNAMED: Sentence = { zh: '岗位在编', en: 'post filled' }

/** The organisation chart of what a board is of; of a grid the units that answer for it and for grids in it. */
export function boardChart(
  { units: all, posts }: BoardMaterial,
  row: BoardRow,
  extent: BoardExtent,
  language: Language,
  day: string,
): ChartNode[] {
  const units = all.filter((unit) => unit.jurisdiction.startsWith(row.code) && isOf(extent, unit))
  const shown = new Set(units.map(({ id }) => id))
  const people = new Map<string, DutyPerson[]>()
  for (const post of posts) {
    if (!shown.has(post.unit) || day < post.from || (post.to !== null && post.to < day)) continue
    const there = people.get(post.unit)
    if (there === undefined) people.set(post.unit, [personOf(post, language)])
    else there.push(personOf(post, language))
  }
  const below = (parent: string | null): ChartNode[] =>
    units
      .filter((unit) => (unit.parent !== null && shown.has(unit.parent) ? unit.parent : null) === parent)
      .map(({ id, name, kind }) => ({ id, name, kind, people: people.get(id) ?? [], children: below(id) }))
  return below(null)
}

function isOf({ grid, byKey }: BoardExtent, { coversGrid }: ChartUnitRow): boolean {
  return grid === null || (coversGrid !== null && byKey.has(coversGrid))
}

function personOf({ name, phone, ...role }: ChartPost, language: Language): DutyPerson {
  return { name: name ?? UNNAMED[language], role: role[language], ...(phone === null ? {} : { phone }) }
}
