import { type Board, board } from '#contract/boards.ts'
import { ageMs, heard, type KnownTimes, ticked } from './keep-time.ts'
import { withoutPeople } from './keep-without-people.ts'

/** For so long photos and personal phones are shown without the server having been asked whether they still may be. */
const PEOPLE_FOR_MS = 7 * 86_400_000

/** What a screen keeps of its board, through a power cut too. */
export interface BoardKeep {
  /** What is kept, null where nothing is. At the start it may be of any age: time is told first. */
  board(): Board | null
  /** The server gave this content. */
  content(next: Board): void
  /** The server answered; `serverAt` is its clock in milliseconds since 1970. */
  heard(serverAt: number): void
  /**
   * Time passed. Gives the content without photos and personal phones at the moment they are to go, else null; from
   * then on what is kept is without them too, whatever the clock says after the next start.
   */
  tick(): Board | null
  /** The board is no more. */
  forget(): void
}

interface Kept {
  readonly board: Board
  readonly times: KnownTimes
  readonly people: boolean
}

/** Opens what is kept of the board `slug`. On a device that keeps nothing it lasts as long as the page. */
export function boardKeep(slug: string): BoardKeep {
  const key = `gridhold.board.${slug}`
  let held = read(key)
  let before = performance.now()

  function set(next: Kept | null): void {
    held = next
    try {
      if (next === null) localStorage.removeItem(key)
      else localStorage.setItem(key, JSON.stringify(next))
    } catch {
      // No storage, or it is full: what an earlier day wrote must not come back as if it were the last word.
      forgetQuietly(key)
    }
  }

  return {
    board: () => held?.board ?? null,
    tick() {
      const now = performance.now()
      const passed = now - before
      before = now
      if (held === null) return null
      const times = ticked(held.times, passed, Date.now())
      const drops = held.people && ageMs(times) > PEOPLE_FOR_MS
      const next = drops ? withoutPeople(held.board) : held.board
      set({ board: next, times, people: held.people && !drops })
      return drops ? next : null
    },
    content(next) {
      set({ board: next, times: held?.times ?? heard(Date.now(), Date.now()), people: true })
    },
    heard(serverAt) {
      if (held !== null) set({ ...held, times: heard(serverAt, Date.now()) })
    },
    forget: () => set(null),
  }
}

/** What an earlier start kept; null where that is nothing, or of a build that kept it otherwise. */
function read(key: string): Kept | null {
  try {
    const { board: kept, times, people } = JSON.parse(localStorage.getItem(key) ?? 'null') as Kept
    const numbers = [times.heardAt, times.newest, times.ahead]
    if (!numbers.every(Number.isFinite)) return null
    return { board: board.parse(kept), times, people: people !== false }
  } catch {
    return null
  }
}

function forgetQuietly(key: string): void {
  try {
    localStorage.removeItem(key)
  } catch {
    // There is no storage at all.
  }
}
