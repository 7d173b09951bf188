import type { Position } from '#geometry/position.ts'
import type { Action } from '#plan/actions/action.ts'
import type { Applied } from '#plan/actions/apply.ts'
import type { Refused } from '#plan/actions/refusal.ts'
import type { Plan } from '#plan/plan.ts'
import type { GridKey, Level } from '#plan/snapshot.ts'
import type { GroundDots } from './ground-dots.ts'
import type { Picture } from './picture.ts'
import type { Snapped } from './snap.ts'

/** Every tool, in the order of the toolbar. */
export const TOOLS = [
  'select',
  'cut',
  'merge',
  'border',
  'redraw',
  'draw',
  'assign',
  'fill',
  'exempt',
  'measure',
] as const
export type ToolName = (typeof TOOLS)[number]

/** A mouse or finger on the map; `at` is not snapped. */
export interface Pointer {
  readonly at: Position
  readonly finger: boolean
  readonly shift: boolean
  readonly alt: boolean
}

/** One of several ways an action can be done, to be chosen before it is. */
export interface Choice {
  readonly id: string
  readonly name: string
  readonly households: number | null
  /** Number of its colour in the picture. */
  readonly tone: number
}

/** What a tool would do on confirmation, and what can still be chosen about it. */
export interface Proposal {
  readonly question: 'keep' | 'fill-with' | 'why-exempt'
  readonly choices: readonly Choice[]
  readonly chosen: string
  /** Whether children go whole to one side; null where that is no question. */
  readonly follow: boolean | null
}

/** What a tool works with: the plan, the pointer's surroundings, and the way to act. */
export interface Desk {
  readonly plan: () => Plan
  readonly ground: () => GroundDots
  readonly level: () => Level
  readonly selected: () => readonly GridKey[]
  readonly select: (keys: readonly GridKey[]) => void
  /** `own` are vertices of the tool's own drawing, `except` one that is being moved. */
  readonly snap: (pointer: Pointer, own?: readonly Position[], except?: Position) => Snapped
  /** Metres a CSS pixel. */
  readonly pixelM: () => number
  readonly newId: () => string
  readonly attempt: (action: Action) => Applied | Refused
  /** Does it, or says why not; whether it was done. */
  readonly act: (action: Action) => boolean
  readonly say: (refused: Refused | null) => void
  /** The tool's picture or state is different. */
  readonly changed: () => void
}

/** A way of working on the map. What a tool does not answer to is left out. */
export interface Tool {
  readonly picture: () => Picture
  /** Name of the sentence that says what to do next. */
  readonly hint: () => string
  readonly move?: (pointer: Pointer) => void
  readonly click?: (pointer: Pointer) => void
  readonly doubleClick?: (pointer: Pointer) => void
  readonly down?: (pointer: Pointer) => boolean
  readonly drag?: (pointer: Pointer) => void
  readonly up?: (pointer: Pointer) => void
  readonly leave?: () => void
  /** Whether `confirm` would do something, and whether something would be lost by `cancel`. */
  readonly ready: () => boolean
  readonly busy: () => boolean
  readonly confirm?: () => void
  readonly cancel: () => void
  readonly back?: () => void
  readonly remove?: () => void
  /** Arrow keys, in metres east and north. */
  readonly nudge?: (eastM: number, northM: number) => boolean
  /** Tab: to the next thing a key can work on, or the one before. */
  readonly next?: (backwards: boolean) => void
  /** Space: adds what was walked to, or takes it out again. */
  readonly pin?: () => void
  readonly proposal?: () => Proposal | null
  readonly choose?: (id: string) => void
  readonly setFollow?: (follow: boolean) => void
  /** The plan was changed by somebody, perhaps by this tool. */
  readonly planChanged?: () => void
}
