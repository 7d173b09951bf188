/** What a poster says of itself: size of the paper in millimetres, n of its scale 1:n where it has one, and its pages. */
export interface PosterFacts {
  readonly width: number
  readonly height: number
  readonly scale: number | null
  readonly pages: number
}

/** Reads a poster's facts from its SVG; null where it is not one of ours. */
export function posterFacts(svg: string): PosterFacts | null {
  const root = new DOMParser().parseFromString(svg, 'image/svg+xml').documentElement
  const [width, height] = [millimetres(root, 'width'), millimetres(root, 'height')]
  if (width === null || height === null) return null
  const said = root.querySelector('[data-name="scale"] text')?.textContent ?? ''
  const scale = /1\s*:\s*(\d+)/.exec(said)?.[1]
  return { width, height, scale: scale === undefined ? null : Number(scale), pages: pagesSaid(root) }
}

function millimetres(root: Element, side: 'width' | 'height'): number | null {
  const found = /^(\d+(?:\.\d+)?)mm$/.exec(root.getAttribute(side) ?? '')?.[1]
  return found === undefined ? null : Number(found)
}

/** How many pages there are: a poster of several says so on each. */
function pagesSaid(root: Element): number {
  for (const { textContent } of root.querySelectorAll('text')) {
    const of = /第 \d+ 页，共 (\d+) 页|Page \d+ of (\d+)/.exec(textContent ?? '')
    if (of !== null) return Number(of[1] ?? of[2])
  }
  return 1
}
