import type { TransactionStatus } from './replies.ts'

/** What the supervisor sends to the child. */
export type Order = { readonly run: Uint8Array } | { readonly stop: true }

/** What the child sends back: once `ready`, then one `done` for each `run`. */
export type Report =
  | { readonly ready: string }
  | {
      readonly done: Uint8Array
      readonly status: TransactionStatus | null
      readonly failed: boolean
    }
  | { readonly broken: string }

/** The exit code by which the child says: a geometry exception was swallowed, nothing after it can be trusted. */
export const swallowedExceptionExit = 70

/** The exit code by which the child says: the engine reported a state that it does not come back from. */
export const lostTrackExit = 71

/** Remedies that tests turn off to show that they are needed. All are on otherwise. */
export interface EngineSwitches {
  readonly keepStackPointer?: boolean
  readonly noticeSwallowed?: boolean
}
