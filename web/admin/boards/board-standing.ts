import type { AdminBoard, BoardScreen } from '#contract/boards-admin.ts'

/** A screen that was there for so long hangs somewhere; others only looked in. */
const HANGS_AFTER_MS = 10 * 60_000

/**
 * How a board fares: `unseen` no screen showed it within 30 days; `silent` one that hangs somewhere was not heard of,
 * or none at all is; `behind` one shows another plan than the one in force; else `live`.
 */
export type BoardStanding = 'live' | 'behind' | 'silent' | 'unseen'

/** Whether a screen hangs somewhere, and did not only look in for a moment. */
export function hangs({ firstSeenAt, seenAt }: BoardScreen): boolean {
  return Date.parse(seenAt) - Date.parse(firstSeenAt) >= HANGS_AFTER_MS
}

/** How a board fares by its screens. Somebody's phone that looked in once makes no board stale while others show it. */
export function standingOf({ screens }: Pick<AdminBoard, 'screens'>): BoardStanding {
  if (screens.length === 0) return 'unseen'
  const hung = screens.filter(hangs)
  if (hung.some(({ standing }) => standing === 'silent')) return 'silent'
  const heard = screens.filter(({ standing }) => standing !== 'silent')
  if (heard.length === 0) return 'silent'
  const asked = hung.length > 0 ? hung : heard
  return asked.some(({ standing }) => standing === 'behind') ? 'behind' : 'live'
}

/** Boards the public should see and that somebody must look after. */
export function staleBoards(boards: readonly AdminBoard[]): AdminBoard[] {
  return boards.filter((board) => {
    const standing = standingOf(board)
    return board.published && (standing === 'silent' || standing === 'behind')
  })
}
