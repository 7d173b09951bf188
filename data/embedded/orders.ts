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

/** What tests have otherwise. */
export interface EngineSwitches {
  /** A remedy, on unless turned off to show that it is needed. */
  readonly keepStackPointer?: boolean
  /** Likewise. */
  readonly noticeSwallowed?: boolean
  /** Megabytes for pages, all of them cleared at every start; 128 unless given. */
  readonly sharedBuffersMb?: number
}
