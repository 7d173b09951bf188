import type { StaffCard } from '#contract/boards.ts'
import { toDegrees } from '#geometry/position.ts'
import type { Language } from '../../errors.ts'
import type { LivePlan } from '../../live.ts'
import type { BoardRow } from '../../repositories/boards.ts'
import type { BoardExtent } from './extent.ts'
import type { Card } from './read-boards.ts'

/** Contact members and heads of buildings stand below every grid. */
const LOWEST = 3

/** Cards of those who agreed to be shown, and how many people hold a post there, shown or not. */
export interface BoardStaff {
  readonly cards: StaffCard[]
  readonly people: number
}

/** Who serves where a board is of, on a day (`YYYY-MM-DD`). */
export function boardStaff(
  live: LivePlan,
  row: BoardRow,
  extent: BoardExtent,
  language: Language,
  day: string,
): BoardStaff {
  const levelOf = levels(live, row, extent)
  const there = live.boards.cards.flatMap((card) => {
    if (day < card.from || (card.to !== null && card.to < day)) return []
    const level = levelOf(card)
    return level === null ? [] : [{ card, level }]
  })
  const cards = there
    .sort((a, b) => a.level - b.level)
    .flatMap(({ card, level }): StaffCard[] => {
      const { name, scopeName, phone, photo } = card
      if (name === null) return []
      return [
        {
          name,
          role: card[language],
          grid: scopeName,
          level,
          phone,
          photo: photo === null ? null : `/api/boards/${row.slug}/photos/${photo}`,
          duties: language === 'zh' ? card.dutiesZh : card.dutiesEn,
        },
      ]
    })
  return { cards, people: new Set(there.map(({ card }) => card.staff)).size }
}

/** The level a post stands on, 0 for a whole jurisdiction; null where it lies outside of what the board is of. */
function levels(live: LivePlan, row: BoardRow, extent: BoardExtent): (card: Card) => number | null {
  const levelOfGrid = (key: string | null) =>
    (key !== null && extent.byKey.get(key)?.feature.properties.level) || null
  const covered = new Map(live.boards.units.map(({ id, coversGrid }) => [id, coversGrid]))
  return ({ scopeKind, scopeId, place }) => {
    if (place === null || !place.startsWith(row.code)) return null
    switch (scopeKind) {
      case 'grid':
        return levelOfGrid(scopeId)
      case 'chart':
        return levelOfGrid(covered.get(scopeId) ?? null) ?? (extent.grid === null ? 0 : null)
      case 'jurisdiction':
        return extent.grid === null ? 0 : null
      case 'households':
        return extent.grid === null ? LOWEST : null
      default: {
        const door = live.inForce.doors.find(
          ({ building, unit }) => (unit ?? building) === scopeId || building === scopeId,
        )
        return door !== undefined && extent.holds(place, toDegrees(door.position)) ? LOWEST : null
      }
    }
  }
}
