/** How long after the last touch turning goes on. */
const RETURN_MS = 60_000

/** So many pages of one kind come in a row; those left come in the next round, so that the map is never long away. */
const MOST_IN_A_ROW = 6

/** A picture as it is turned to: pages of one kind stand side by side. */
export interface Turned {
  readonly kind: string
  readonly seconds: number
}

/** Turns slides by itself, each after its own time, not while somebody touches, again a minute after the last touch. */
export interface Turner {
  /** Shows slide `index` because somebody asked for it. */
  goTo(index: number): void
  /** Shows the slide `by` further on, or back, because somebody asked for it. */
  step(by: 1 | -1): void
  /** Somebody touched the screen. */
  touched(): void
  /** The slides there are now; the one shown is shown anew. */
  slides(next: readonly Turned[]): void
}

/**
 * `show` puts a slide on the screen; `rested` is told when a minute passed since the last touch. One timer runs at any
 * time, however long the screen does. A slide that cannot be shown is passed over at its time: nobody stands beside
 * the screen to start it again.
 */
export function turner(show: (index: number) => void, rested: () => void): Turner {
  let slides: readonly Turned[] = []
  let current = 0
  /** How many of the current kind came in a row, and where a kind that gave way goes on. */
  let row = 0
  const goesOn = new Map<string, number>()
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
    put(following())
    waitForNext()
  }
  function following(): number {
    const { kind } = slides[current]!
    const next = (current + 1) % slides.length
    const more = slides[next]!.kind === kind
    row += 1
    if (more && row < MOST_IN_A_ROW) return next
    row = 0
    if (more) goesOn.set(kind, next)
    else goesOn.delete(kind)
    let start = next
    while (slides[start]!.kind === kind && start !== current) start = (start + 1) % slides.length
    const there = goesOn.get(slides[start]!.kind)
    return slides[there ?? start]?.kind === slides[start]!.kind ? (there ?? start) : start
  }
  function waitForNext(): void {
    wait(slides[current]!.seconds * 1_000, turn)
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
    row = 0
    put(index)
    touched()
  }

  return {
    touched,
    goTo,
    step: (by) => goTo((current + by + slides.length) % slides.length),
    slides(next) {
      if (next.length === 0) throw new Error('a board without slides; one at least was wanted')
      const begins = slides.length === 0
      slides = next
      put(Math.min(current, next.length - 1))
      if (begins && !held) waitForNext()
    },
  }
}
