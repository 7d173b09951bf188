import { pointOnSurface } from '#geometry/point-on-surface.ts'
import type { Position } from '#geometry/position.ts'
import type { Action } from '#plan/actions/action.ts'
import type { Face } from '#plan/snapshot.ts'
import { standingOf } from '../drawn/chain.ts'
import { faceUnder } from '../face-index.ts'
import { NOTHING } from '../picture.ts'
import type { Choice, Desk, Proposal, Tool } from '../tool.ts'

/** What is done with a gap that was chosen. */
export interface GapDeed {
  readonly question: Proposal['question']
  readonly hint: string
  readonly hintReady: string
  /** Ways of doing it, the best first. */
  readonly choices: (face: Face) => readonly Choice[]
  readonly action: (inside: Position, choice: string) => Action
}

/** A tool that takes ground nobody deeper holds: a click or Tab chooses it, then how, then it is done. */
export function gapTool(desk: Desk, { question, hint, hintReady, choices, action }: GapDeed): Tool {
  let face: Face | null = null
  let chosen: string | null = null

  function take(next: Face | null): void {
    face = next
    chosen = next === null ? null : (choices(next)[0]?.id ?? null)
    desk.changed()
  }
  const free = () => desk.plan().snapshot.faces.filter((each) => standingOf(desk.plan(), each) !== 'held')

  return {
    picture: () =>
      face === null
        ? NOTHING
        : {
            ...NOTHING,
            pieces: [{ polygon: face.polygon, tone: 0 }],
            words: [{ at: pointOnSurface([face.polygon]), text: String(desk.ground().count(face.polygon)) }],
            moved: desk
              .ground()
              .within(face.polygon)
              .map(({ at }) => at),
          },
    hint: () => (face === null ? hint : hintReady),
    ready: () => face !== null && chosen !== null,
    busy: () => face !== null,
    click({ at }) {
      const under = faceUnder(desk.plan().snapshot.faces, at)
      if (under === undefined) desk.say({ refused: 'no-such-face', at })
      else if (standingOf(desk.plan(), under) === 'held') {
        const other = face && choices(face).find(({ id }) => id === under.holder)
        if (other) chosen = other.id
        else desk.say({ refused: 'not-a-gap', at, ...(under.holder === null ? {} : { grid: under.holder }) })
        desk.changed()
      } else {
        desk.say(null)
        take(under)
      }
    },
    next(backwards) {
      const all = free()
      if (all.length === 0) return
      const now = face === null ? -1 : all.indexOf(face)
      take(all[now === -1 ? 0 : (now + (backwards ? -1 : 1) + all.length) % all.length]!)
    },
    confirm() {
      if (face === null || chosen === null) return
      if (desk.act(action(pointOnSurface([face.polygon]), chosen))) take(null)
    },
    cancel: () => take(null),
    proposal: () =>
      face === null ? null : { question, choices: choices(face), chosen: chosen ?? '', follow: null },
    choose(id) {
      chosen = id
      desk.changed()
    },
    planChanged() {
      if (face !== null && !desk.plan().snapshot.faces.includes(face)) take(null)
    },
  }
}
