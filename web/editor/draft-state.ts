import type { ActionWire } from '#contract/actions.ts'
import type { Acted, ActionLog, PlanDetail, PlanEvent, PostActions, StaleRevision } from '#contract/plans.ts'
import type { Action } from '#plan/actions/action.ts'
import type { Refused } from '#plan/actions/refusal.ts'
import type { Plan } from '#plan/plan.ts'
import type { Answer, Trouble } from '../client/request.ts'

/**
 * Where what was drawn stands: on the server; on its way; only on this device, because the server cannot be reached
 * or takes nothing; or partly given up, because somebody else's work stands in its way and nobody looked yet.
 */
export type Saving = 'saved' | 'saving' | 'offline' | 'clash'

/** One line of a draft's history, the oldest first. `revision` is null while only this device knows of it. */
export interface LogLine {
  readonly revision: number | null
  readonly action: Action
  readonly by: string | null
  readonly mine: boolean
  /** ISO 8601. */
  readonly at: string
}

/** What was drawn here and cannot stand beside what others did. */
export interface Clash {
  readonly action: Action
  readonly refusal: Refused
}

/** Everything a page shows of a draft; a new value whenever something is different. */
export interface DraftState {
  /** As last read from the server: name, state, rights, staff. Grids and faces are followed in `plan` only. */
  readonly detail: PlanDetail
  /** The plan with everything drawn here, saved or not. */
  readonly plan: Plan
  /** Of the last action the server confirmed. */
  readonly revision: number
  readonly saving: Saving
  /** How many actions the server has not confirmed. */
  readonly unsaved: number
  /** Why the server took nothing, where it said so. */
  readonly trouble: Trouble | null
  readonly log: readonly LogLine[]
  /** What undo and redo would take back; null where there is nothing. */
  readonly undo: LogLine | null
  readonly redo: LogLine | null
  readonly clashes: readonly Clash[]
}

/** What became of actions that were sent. */
export type Sent =
  | { readonly kind: 'acted'; readonly acted: Acted }
  | { readonly kind: 'stale'; readonly stale: StaleRevision }
  | {
      readonly kind: 'refused'
      readonly refusal: {
        readonly action: string
        readonly reason: string
        readonly at?: readonly [number, number] | undefined
        readonly grid?: string | undefined
      }
    }
  | { readonly kind: 'trouble'; readonly trouble: Trouble }

/** What a session needs of the world around it: the server, this device's memory, clock and chance. */
export interface DraftPorts {
  readonly send: (post: Omit<PostActions, 'actions'> & { actions: ActionWire[] }) => Promise<Sent>
  readonly actionsSince: (revision: number) => Promise<Answer<ActionLog>>
  readonly reload: () => Promise<Answer<PlanDetail>>
  /** Calls for every event of the plan until the answer is called; `connected` after each (re)connection. */
  readonly listen: (heard: (event: PlanEvent) => void, connected: () => void) => () => void
  /** A uuid of version 7. */
  readonly newId: () => string
  /** Actions not confirmed yet, over a reload of the page. */
  readonly queue: {
    readonly read: () => readonly Action[]
    readonly keep: (actions: readonly Action[]) => void
  }
  /** Calls once after some milliseconds, unless the answer is called before. */
  readonly after: (ms: number, deed: () => void) => () => void
  /** Calls whenever the device says that it has a network again. */
  readonly online: (deed: () => void) => () => void
  /** Now, ISO 8601. */
  readonly now: () => string
}
