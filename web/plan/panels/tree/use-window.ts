import { useCallback, useLayoutEffect, useRef, useState } from 'react'

/** Rows kept ready above and below those in view. */
const SPARE = 12

/** Which of many rows of one height are worth drawing: `from` up to, not including, `to`. */
export interface RowWindow {
  readonly from: number
  readonly to: number
}

/** Rows in view of a box scrolled to `top`, with some to spare; heights in CSS pixels. */
export function rowsInView(top: number, height: number, rowHeight: number, count: number): RowWindow {
  const first = Math.floor(top / rowHeight)
  const last = Math.ceil((top + height) / rowHeight)
  return { from: Math.max(0, first - SPARE), to: Math.min(count, last + SPARE) }
}

/** Draws only what is in view of a scrolling box. `show` scrolls a row into view. */
export function useWindow(count: number, rowHeight: number) {
  const box = useRef<HTMLDivElement>(null)
  const [view, setView] = useState({ top: 0, height: 800 })
  const measure = useCallback(() => {
    const element = box.current
    if (element === null) return
    const { scrollTop: top, clientHeight: height } = element
    setView((before) => (before.top === top && before.height === height ? before : { top, height }))
  }, [])
  useLayoutEffect(() => {
    const element = box.current
    if (element === null) return
    measure()
    const sizes = new ResizeObserver(measure)
    sizes.observe(element)
    return () => sizes.disconnect()
  }, [measure])
  const show = useCallback(
    (row: number) => {
      const element = box.current
      if (element === null || row < 0) return
      const top = row * rowHeight
      if (top < element.scrollTop) element.scrollTop = top
      else if (top + rowHeight > element.scrollTop + element.clientHeight)
        element.scrollTop = top + rowHeight - element.clientHeight
      measure()
    },
    [rowHeight, measure],
  )
  return { box, onScroll: measure, show, rows: rowsInView(view.top, view.height, rowHeight, count) }
}
