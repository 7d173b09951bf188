/** What the buttons beside a map say, for eyes and for screen readers. */
export interface ControlWords {
  readonly zoomIn: string
  readonly zoomOut: string
  readonly wholeTown: string
}

/** What the buttons do. */
export interface ControlDeeds {
  readonly zoomBy: (steps: number) => void
  readonly wholeTown: () => void
}

const SHAPES = {
  in: 'M12 5v14M5 12h14',
  out: 'M5 12h14',
  whole: 'M4 9V4h5M20 9V4h-5M4 15v5h5M20 15v5h-5',
} as const

/** Three buttons in a column: nearer, farther, everything. Plain elements, alike on every page. */
export function mapControls(words: ControlWords, deeds: ControlDeeds): HTMLElement {
  const group = document.createElement('div')
  group.className = 'map-controls'
  group.append(
    button(words.zoomIn, SHAPES.in, () => deeds.zoomBy(1)),
    button(words.zoomOut, SHAPES.out, () => deeds.zoomBy(-1)),
    button(words.wholeTown, SHAPES.whole, deeds.wholeTown),
  )
  return group
}

function button(label: string, path: string, press: () => void): HTMLButtonElement {
  const made = document.createElement('button')
  made.type = 'button'
  made.title = label
  made.setAttribute('aria-label', label)
  made.innerHTML = `<svg viewBox="0 0 24 24" aria-hidden="true"><path d="${path}"/></svg>`
  made.addEventListener('click', press)
  return made
}
