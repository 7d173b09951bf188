import type { BoardNotice } from '#contract/boards.ts'

/** How a notice stands on a day, both its days included. */
export type NoticeStanding = 'now' | 'coming' | 'past'

export function noticeStanding({ from, until }: BoardNotice, today: string): NoticeStanding {
  if (until < today) return 'past'
  return from > today ? 'coming' : 'now'
}

const ORDER: readonly NoticeStanding[] = ['now', 'coming', 'past']

/** Those of today first, then those to come by their first day, then past ones, the latest first. */
export function noticesInOrder(notices: readonly BoardNotice[], today: string): BoardNotice[] {
  const rank = (notice: BoardNotice) => ORDER.indexOf(noticeStanding(notice, today))
  return [...notices].sort((a, b) => {
    if (rank(a) !== rank(b)) return rank(a) - rank(b)
    if (noticeStanding(a, today) === 'past') return a.until < b.until ? 1 : -1
    return a.from < b.from ? -1 : 1
  })
}
