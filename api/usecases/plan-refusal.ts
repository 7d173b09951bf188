import type { Finding } from '#plan/findings.ts'

/** Why something may not happen to a plan; the list is closed. */
export type PlanRefusal =
  | { readonly refused: 'unknown-plan' }
  /** It is in another state than the step starts from. */
  | { readonly refused: 'wrong-state'; readonly state: string; readonly wanted: string }
  /** Another plan of this root was published since the draft was begun. */
  | { readonly refused: 'not-based-on-latest'; readonly latest: string }
  /** Days on which plans of a root take effect rise strictly; `after` is the last one. */
  | { readonly refused: 'date-not-rising'; readonly after: string }
  /** A plan is published for a jurisdiction above or below this root. */
  | { readonly refused: 'roots-overlap'; readonly root: string }
  /** Blocking findings that are neither fixed nor accepted with a reason. */
  | { readonly refused: 'findings-not-accepted'; readonly findings: readonly Finding[] }
  /** A community would need a 1000th code. */
  | { readonly refused: 'codes-exhausted'; readonly community: string }
  /** A community or grid would have a 100th child. `parent` is a community's code or a grid's key. */
  | { readonly refused: 'too-many-children'; readonly parent: string }
  /** Its day has not come. */
  | { readonly refused: 'not-due'; readonly effectiveFrom: string }

/** Tells a refusal from what a step answers when it happened. */
export function isRefused<Done extends object>(outcome: Done | PlanRefusal): outcome is PlanRefusal {
  return 'refused' in outcome
}
