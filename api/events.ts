import { EventEmitter } from 'node:events'
import type { PlanEvent, TownEvent } from '#contract/plans.ts'

/** Something that pages are told of while it happens: the whole town, or who looks at one plan. */
export type Message =
  | {
      readonly to: 'town'
      readonly event: TownEvent
      /** Nothing but posts, staff or chart is different. */
      readonly posts?: true
      /** Another server told it, and has told all others. */
      readonly heard?: true
    }
  | { readonly to: 'plan'; readonly plan: string; readonly event: PlanEvent }

/** Who tells and who listens, within this process. */
export interface Events {
  tell(message: Message): void
  /** Calls the listener for every message until what is given back is called. */
  listen(listener: (message: Message) => void): () => void
  /** Aborted when the server goes: whoever streams ends then. */
  readonly closing: AbortSignal
  close(): void
}

/** A bus that nobody listens to yet. */
export function createEvents(): Events {
  const emitter = new EventEmitter().setMaxListeners(0)
  const end = new AbortController()
  return {
    tell: (message) => void emitter.emit('message', message),
    listen(listener) {
      emitter.on('message', listener)
      return () => void emitter.off('message', listener)
    },
    closing: end.signal,
    close: () => end.abort(),
  }
}
