import { setImmediate } from 'node:timers/promises'

/** Lets everything else that waits have its turn, where this work has held the process for a while. */
export type Breath = () => Promise<void>

/** Longest time in milliseconds that a drawing keeps look-ups waiting, but for one step of it. */
const HOLD_MS = 12

/** A breath for one piece of work. */
export function createBreath(): Breath {
  let since = performance.now()
  return async () => {
    if (performance.now() - since < HOLD_MS) return
    await setImmediate()
    since = performance.now()
  }
}
