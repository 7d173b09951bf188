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

/** Asks for a board again and again, for ever; what is unchanged is not sent. */
export function follow(slug: string, everyMs: number, follower: Follower): void {
  let etag: string | null = null
  const ask = async () => {
    const answer = await boardUnless(slug, etag)
    if (answer.ok && answer.value !== null) {
      etag = answer.value.etag
      follower.content(answer.value.board)
    }
    if (answer.ok) follower.reached()
    else follower.lost(answer.trouble)
    setTimeout(() => void ask(), everyMs)
  }
  void ask()
}
