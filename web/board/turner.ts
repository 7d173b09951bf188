/** How long after the last touch turning goes on. */
const RETURN_MS = 60_000

/** Turns slides by itself, each after its own time, not while somebody touches, again a minute after the last touch. */
export interface Turner {
  /** Shows slide `index` because somebody asked for it. */
  goTo(index: number): void
  /** Shows the slide `by` further on, or back, because somebody asked for it. */
  step(by: 1 | -1): void
  /** Somebody touched the screen. */
  touched(): void
  /** How many slides there are now and how many seconds each of them stands; the one shown is shown anew. */
  slides(seconds: readonly number[]): void
}

/**
 * `show` puts a slide on the screen; `rested` is told when a minute passed since the last touch. One timer runs at any
 * time, however long the screen does. A slide that cannot be shown is passed over at its time: nobody stands beside
 * the screen to start it again.
 */
export function turner(show: (index: number) => void, rested: () => void): Turner {
  let seconds: readonly number[] = []
  let current = 0
  let held = false
  let timer: ReturnType<typeof setTimeout> | undefined

  function put(index: number): void {
    current = index
    try {
      show(index)
    } catch (failure) {
      reportError(failure)
    }
  }
  function wait(ms: number, then: () => void): void {
    clearTimeout(timer)
    timer = setTimeout(then, ms)
  }
  function turn(): void {
    put((current + 1) % seconds.length)
    waitForNext()
  }
  function waitForNext(): void {
    wait(seconds[current]! * 1_000, turn)
  }
  function touched(): void {
    held = true
    wait(RETURN_MS, () => {
      held = false
      rested()
      turn()
    })
  }
  function goTo(index: number): void {
    put(index)
    touched()
  }

  return {
    touched,
    goTo,
    step: (by) => goTo((current + by + seconds.length) % seconds.length),
    slides(next) {
      if (next.length === 0) throw new Error('a board without slides; one at least was wanted')
      const begins = seconds.length === 0
      seconds = next
      put(Math.min(current, next.length - 1))
      if (begins && !held) waitForNext()
    },
  }
}
