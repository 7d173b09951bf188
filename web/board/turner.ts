/** How long a slide stands, and how long after the last touch turning goes on. */
const TURN_MS = 15_000
const RETURN_MS = 60_000

/** Turns slides: every 15 seconds by itself, not while somebody touches, again a minute after the last touch. */
export interface Turner {
  /** Shows slide `index` because somebody asked for it. */
  goTo(index: number): void
  /** Somebody touched the screen. */
  touched(): void
  /** The number of slides changed. */
  count(slides: number): void
}

/** `show` puts a slide on the screen; `rested` is told when a minute passed since the last touch. */
export function turner(show: (index: number) => void, rested: () => void): Turner {
  let slides = 1
  let current = 0
  let timer: ReturnType<typeof setTimeout> | undefined

  function put(index: number): void {
    current = index
    show(index)
  }
  function wait(ms: number, then: () => void): void {
    clearTimeout(timer)
    timer = setTimeout(then, ms)
  }
  function turn(): void {
    put((current + 1) % slides)
    wait(TURN_MS, turn)
  }
  function touched(): void {
    wait(RETURN_MS, () => {
      rested()
      turn()
    })
  }

  return {
    touched,
    goTo(index) {
      put(index)
      touched()
    },
    count(next) {
      slides = next
      if (timer === undefined) wait(TURN_MS, turn)
      put(Math.min(current, slides - 1))
    },
  }
}
