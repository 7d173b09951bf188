import './map-picture.css'
import type { GridFeature } from '#contract/grids.ts'
import { HUES } from '#plan/hues.ts'
import { type Bounds, boundsOf } from '../map/bounds.ts'
import type { Theme } from '../map/palette.ts'
import { placeLabels } from './map-picture-labels.ts'
import { projection } from './map-picture-projection.ts'
import { say } from './words.ts'

type LonLat = readonly [number, number]

/** What a picture of the grids shows. Positions and boxes are degrees, longitude first. */
export interface PictureContent {
  readonly bounds: Bounds
  readonly grids: readonly GridFeature[]
  /** Code of the grid that the slide is about. */
  readonly chosen: string | null
  /** Where somebody tapped. */
  readonly marked: LonLat | null
  /** Where the screen hangs. */
  readonly here: LonLat | null
  readonly theme: Theme
}

/** A map drawn as SVG from the shapes of the grids, for screens without WebGL. */
export interface MapPicture {
  draw(content: PictureContent): void
  remove(): void
}

/** What a picture tells the board. */
interface PictureListener {
  readonly tapped: (position: LonLat) => void
  readonly scaled: (metresPerPixel: number) => void
}

/** Puts a picture over `container`, drawn anew at every size. */
export function mapPicture(container: HTMLElement, { tapped, scaled }: PictureListener): MapPicture {
  const svg = make('svg', {
    class: 'board-picture',
    role: 'application',
    tabindex: 0,
    'aria-label': say('map'),
  })
  container.append(svg)
  let content: PictureContent | null = null
  let toDegrees: ((x: number, y: number) => LonLat) | null = null

  function paint(): void {
    const [width, height] = [container.clientWidth, container.clientHeight]
    if (content === null || width === 0 || height === 0) return
    const shape = content.grids.find(({ id }) => id === content!.chosen)?.geometry
    const view = projection((shape && boundsOf(shape.coordinates)) ?? content.bounds, width, height)
    toDegrees = view.toDegrees
    scaled(view.metresPerPixel)
    svg.setAttribute('viewBox', `0 0 ${width} ${height}`)
    svg.replaceChildren(...drawing(content, view.toPixels, width, height))
  }
  const sizes = new ResizeObserver(paint)
  sizes.observe(container)
  svg.addEventListener('click', ({ clientX, clientY }) => {
    const { left, top } = svg.getBoundingClientRect()
    if (toDegrees !== null) tapped(toDegrees(clientX - left, clientY - top))
  })
  svg.addEventListener('keydown', ({ key }) => {
    if (key === 'Enter' && toDegrees !== null)
      tapped(toDegrees(container.clientWidth / 2, container.clientHeight / 2))
  })

  return {
    draw(next) {
      content = next
      paint()
    },
    remove() {
      sizes.disconnect()
      svg.remove()
    },
  }
}

function drawing(
  { grids, chosen, marked, here, theme }: PictureContent,
  toPixels: (position: readonly number[]) => LonLat,
  width: number,
  height: number,
): SVGElement[] {
  const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize)
  const first = grids.filter(({ properties }) => properties.level === 1)
  const second = grids.filter(({ properties }) => properties.level === 2)
  const path = ({ geometry }: GridFeature, attributes: Record<string, string | number>) =>
    make('path', { d: outline(geometry.coordinates, toPixels), 'stroke-linejoin': 'round', ...attributes })
  const named =
    chosen === null
      ? first
      : grids.filter(({ id, properties }) => id === chosen || properties.parent === chosen)
  const labels = named.map(({ properties: { name, label } }) => ({
    words: name,
    at: toPixels(label),
    size: rem,
  }))
  return [
    make('rect', { width, height, fill: theme.land }),
    ...first.map((grid, i) =>
      path(grid, { fill: HUES[i % HUES.length]!, 'fill-opacity': theme.fill * 1.6, stroke: 'none' }),
    ),
    ...second.map((grid) =>
      path(grid, { fill: 'none', stroke: theme.line, 'stroke-width': 1.5, opacity: 0.6 }),
    ),
    ...first.map((grid) => path(grid, { fill: 'none', stroke: theme.line, 'stroke-width': 3 })),
    ...grids
      .filter(({ id }) => id === chosen)
      .flatMap((grid) => [
        path(grid, { fill: 'none', stroke: theme.casing, 'stroke-width': 11 }),
        path(grid, { fill: 'none', stroke: theme.accent, 'stroke-width': 6, class: 'picture-chosen' }),
      ]),
    ...placeLabels(labels, width, height).map(({ words, at: [x, y], size }) =>
      text(words, x, y, size, theme.label, theme),
    ),
    ...(marked === null ? [] : [dot(toPixels(marked), rem * 0.5, theme.you)]),
    ...(here === null ? [] : hereSign(toPixels(here), rem, theme)),
  ]
}

function hereSign(at: LonLat, rem: number, theme: Theme): SVGElement[] {
  return [
    dot(at, rem * 0.5, theme.gap),
    text(say('youAreHere'), at[0], at[1] - rem * 1.1, rem, theme.gap, theme),
  ]
}

function dot([cx, cy]: LonLat, r: number, fill: string): SVGElement {
  return make('circle', { cx, cy, r, fill, stroke: '#ffffff', 'stroke-width': r / 3 })
}

function text(words: string, x: number, y: number, size: number, fill: string, theme: Theme): SVGElement {
  const made = make('text', {
    x,
    y,
    fill,
    'font-size': size,
    'font-weight': 600,
    'text-anchor': 'middle',
    'dominant-baseline': 'central',
    stroke: theme.halo,
    'stroke-width': size / 5,
    'stroke-linejoin': 'round',
    'paint-order': 'stroke',
  })
  made.textContent = words
  return made
}

function outline(
  polygons: readonly (readonly (readonly (readonly number[])[])[])[],
  toPixels: (p: readonly number[]) => LonLat,
) {
  return polygons
    .flatMap((rings) =>
      rings.map(
        (ring) =>
          `M${ring
            .map((each) =>
              toPixels(each)
                .map((n) => n.toFixed(1))
                .join(' '),
            )
            .join('L')}Z`,
      ),
    )
    .join('')
}

function make(name: string, attributes: Record<string, string | number>): SVGElement {
  const made = document.createElementNS('http://www.w3.org/2000/svg', name)
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, String(value))
  return made
}
