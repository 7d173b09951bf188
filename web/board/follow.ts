import type { Board } from '#contract/boards.ts'
import { boardUnless } from '../client/boards.ts'
import type { Trouble } from '../client/request.ts'
import { listen } from './follow-stream.ts'

/** How often the server is asked whether anything changed, and how often while it is out of reach. */
const ASK_EVERY_MS = 60_000
const ASK_AGAIN_MS = 10_000

/** Told what became of each question to the server. `serverAt`: its clock, in milliseconds since 1970. */
export interface Follower {
  /** The board's content, at first and whenever it changed. */
  readonly content: (board: Board) => void
  /** The server answered, changed or not; told after the content. */
  readonly reached: (serverAt: number) => void
  readonly lost: (trouble: Trouble) => void
}

/** A board that is followed. */
export interface Following {
  /** What was told is known no longer: the whole content is asked for next time. */
  forget(): void
}

/**
 * Asks for a board at `path` again and again, for ever; what is unchanged is not sent. Between two questions the server
 * says when there is something new. A screen that cannot hear it (a proxy that holds streams back) learns of it later.
 */
export function follow(path: string, follower: Follower): Following {
  let etag: string | null = null
  let timer: ReturnType<typeof setTimeout> | undefined
  let asking = false
  let again = false
  const ask = async () => {
    clearTimeout(timer)
    again = asking
    if (asking) return
    asking = true
    const answer = await boardUnless(path, etag)
    if (answer.ok) {
      etag = answer.value.etag
      if (answer.value.board !== null) follower.content(answer.value.board)
      follower.reached(answer.value.serverAt)
    } else {
      follower.lost(answer.trouble)
    }
    asking = false
    if (again) void ask()
    else timer = setTimeout(() => void ask(), sooner(answer.ok ? ASK_EVERY_MS : ASK_AGAIN_MS))
  }
  void ask()
  listen('/api/events', () => void ask())
  return {
    forget() {
      etag = null
    },
  }
}

/** Up to a sixth less: a hall full of screens that started together does not ask together. */
function sooner(ms: number): number {
  return ms * (1 - Math.random() / 6)
}
