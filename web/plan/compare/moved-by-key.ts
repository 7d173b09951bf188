/** Percent of the map's width an arrow moves the divider, and with Shift or by the page keys. */
const STEP = 2
const STRIDE = 10

/** A key as browsers tell of it. */
interface Key {
  readonly key: string
  readonly shiftKey?: boolean
  readonly ctrlKey?: boolean
  readonly metaKey?: boolean
  readonly altKey?: boolean
}

/** Where a key moves a divider that stands at some percent, 0 to 100; null for a key that moves nothing. */
export function movedByKey({ key, shiftKey, ctrlKey, metaKey, altKey }: Key, percent: number): number | null {
  if (ctrlKey || metaKey || altKey) return null
  const arrow = shiftKey ? STRIDE : STEP
  const to: Readonly<Record<string, number>> = {
    ArrowLeft: percent - arrow,
    ArrowDown: percent - arrow,
    ArrowRight: percent + arrow,
    ArrowUp: percent + arrow,
    PageDown: percent - STRIDE,
    PageUp: percent + STRIDE,
    Home: 0,
    End: 100,
  }
  const moved = to[key]
  return moved === undefined ? null : Math.min(100, Math.max(0, moved))
}
