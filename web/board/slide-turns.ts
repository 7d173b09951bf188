/** What a hand or a keyboard asks of the board. */
interface Turns {
  /** So many pictures on or back. */
  readonly turn: (by: 1 | -1) => void
  /** One step back. */
  readonly back: () => void
  /** Somebody is there. */
  readonly touched: () => void
}

/** A hand that moved less than this many pixels aside did not swipe. */
const SWIPE = 60

/** Hears arrows, page keys and Esc anywhere, and swipes over `area`. The map keeps its arrows for itself. */
export function hearTurns(area: HTMLElement, { turn, back, touched }: Turns): void {
  addEventListener('pointerdown', touched)
  addEventListener('keydown', (event) => {
    touched()
    const onMap = event.target instanceof HTMLCanvasElement
    if (event.altKey || event.ctrlKey || event.metaKey) return
    if (event.key === 'PageDown' || (event.key === 'ArrowRight' && !onMap)) turn(1)
    else if (event.key === 'PageUp' || (event.key === 'ArrowLeft' && !onMap)) turn(-1)
    else if (event.key === 'Escape') back()
    else return
    event.preventDefault()
  })

  let from: { x: number; y: number } | null = null
  area.addEventListener('pointerdown', ({ clientX, clientY, isPrimary }) => {
    if (isPrimary) from = { x: clientX, y: clientY }
  })
  addEventListener('pointercancel', () => {
    from = null
  })
  addEventListener('pointerup', ({ clientX, clientY }) => {
    if (from === null) return
    const [x, y] = [clientX - from.x, clientY - from.y]
    from = null
    if (Math.abs(x) > SWIPE && Math.abs(x) > 2 * Math.abs(y)) turn(x < 0 ? 1 : -1)
  })
}
