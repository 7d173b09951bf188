import type { Board } from '#contract/boards.ts'
import { boardUnless } from '../client/boards.ts'
import type { Trouble } from '../client/request.ts'

/** Told what became of each question to the server. */
export interface Follower {
  /** The board's content, at first and whenever it changed. */
  readonly content: (board: Board) => void
  /** The server answered, changed or not. */
  readonly reached: () => void
  readonly lost: (trouble: Trouble) => void
}

/**
 * Asks for a board again and again, for ever; what is unchanged is not sent. Between two questions the server says
 * when there is something new. A screen that cannot hear it (a proxy that holds streams back) only learns of it later.
 */
export function follow(slug: string, everyMs: number, follower: Follower): void {
  let etag: string | null = null
  let timer: ReturnType<typeof setTimeout> | undefined
  let asking = false
  let again = false
  const ask = async () => {
    clearTimeout(timer)
    if (asking) {
      again = true
      return
    }
    asking = true
    const answer = await boardUnless(slug, etag)
    if (answer.ok && answer.value !== null) {
      etag = answer.value.etag
      follower.content(answer.value.board)
    }
    if (answer.ok) follower.reached()
    else follower.lost(answer.trouble)
    asking = false
    if (again) {
      again = false
      void ask()
      return
    }
    timer = setTimeout(() => void ask(), everyMs)
  }
  void ask()
  // The browser opens it anew by itself when it breaks off.
  new EventSource('/api/events').addEventListener('message', () => void ask())
}
