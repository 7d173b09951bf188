/** What a poster says of itself: size of the paper in millimetres, and n of its scale 1:n where it has one. */
export interface PosterFacts {
  readonly width: number
  readonly height: number
  readonly scale: number | null
}

/** Reads a poster's facts from its SVG; null where it is not one of ours. */
export function posterFacts(svg: string): PosterFacts | null {
  const root = new DOMParser().parseFromString(svg, 'image/svg+xml').documentElement
  const [width, height] = [millimetres(root, 'width'), millimetres(root, 'height')]
  if (width === null || height === null) return null
  const said = root.querySelector('[data-name="scale"] text')?.textContent ?? ''
  const scale = /1\s*:\s*(\d+)/.exec(said)?.[1]
  return { width, height, scale: scale === undefined ? null : Number(scale) }
}

function millimetres(root: Element, side: 'width' | 'height'): number | null {
  const found = /^(\d+(?:\.\d+)?)mm$/.exec(root.getAttribute(side) ?? '')?.[1]
  return found === undefined ? null : Number(found)
}
