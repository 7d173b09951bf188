import type { GridFeature } from '#contract/grids.ts'
import { HUES } from '#plan/hues.ts'
import type { Bounds } from '../map/bounds.ts'
import type { HallNames } from '../map/hall-labels.ts'
import { hallNaming } from '../map/hall-names.ts'
import type { Theme } from '../map/palette.ts'
import { coloursOf } from './map-picture-colours.ts'
import type { Projection } from './map-picture-projection.ts'

type LonLat = readonly [number, number]
type Attributes = Record<string, string | number>

/** What a picture of the grids shows. Positions and boxes are degrees, longitude first. */
export interface PictureContent {
  readonly bounds: Bounds
  readonly grids: readonly GridFeature[]
  /** Code of the grid that the slide is about. */
  readonly chosen: string | null
  /** Where somebody tapped. */
  readonly marked: LonLat | null
  readonly names: HallNames
  readonly theme: Theme
  /** How much larger than on a desk lines and type are. */
  readonly scale: number
}

/** Lines by level as on the map itself, in pixels before scaling. */
const LINES = { 1: 2.5, 2: 1.5, 3: 0.75 } as const
const LINE_OPACITY = { 1: 1, 2: 0.85, 3: 0.7 } as const

/** Name of the pattern that marks dedicated grids. */
const HATCH = 'dedicated-hatch'

/**
 * The grids as the legend beside them says: hues, tints, hatching, lines of three levels, names that cover nothing.
 * `width` and `height` are pixels; `scale` is how much larger than on a desk all is drawn.
 */
export function drawing(
  { grids, chosen, marked, names, theme }: PictureContent,
  { toPixels }: Projection,
  { width, height, scale }: { readonly width: number; readonly height: number; readonly scale: number },
): SVGElement[] {
  const at = (level: number) => grids.filter(({ properties }) => properties.level === level)
  const colours = coloursOf(grids)
  const path = ({ geometry }: GridFeature, attributes: Attributes) =>
    make('path', { d: outline(geometry.coordinates, toPixels), 'stroke-linejoin': 'round', ...attributes })
  const line = (level: 1 | 2 | 3) =>
    at(level).map((grid) =>
      path(grid, {
        fill: 'none',
        stroke: theme.line,
        'stroke-width': LINES[level] * scale,
        opacity: LINE_OPACITY[level],
        class: `picture-line${level}`,
      }),
    )
  const hueOf = (grid: GridFeature): string => {
    const top = grid.properties.level === 1 ? grid.id : grid.properties.parent
    return HUES[(colours.get(top) ?? 0) % HUES.length]!
  }
  const wanted = grids
    .filter(({ id }) => names.grids.has(id))
    .map(({ id, properties: { name, level, label } }) => {
      const [x, y] = toPixels(label)
      return { code: id, name, level, x, y }
    })
  const hereAt = names.here && toPixels(names.here.position)
  const naming = hallNaming(wanted, hereAt && { x: hereAt[0], y: hereAt[1], text: names.here!.text }, {
    width,
    height,
    scale,
    font: (level, size) => `${weight(level)} ${size}px ${getComputedStyle(document.body).fontFamily}`,
  })
  return [
    hatching(theme, scale),
    make('rect', { width, height, fill: theme.land }),
    ...at(1).map((grid) => path(grid, { fill: hueOf(grid), 'fill-opacity': theme.fill })),
    ...at(2).map((grid) =>
      path(grid, {
        fill: hueOf(grid),
        'fill-opacity': (theme.fill / 4) * ((colours.get(grid.id) ?? 0) % 4),
      }),
    ),
    ...grids
      .filter(({ properties }) => properties.kind === 'dedicated')
      .map((grid) => path(grid, { fill: `url(#${HATCH})`, class: 'picture-dedicated' })),
    ...line(3),
    ...line(2),
    ...line(1),
    ...grids
      .filter(({ id }) => id === chosen)
      .flatMap((grid) => [
        path(grid, { fill: 'none', stroke: theme.casing, 'stroke-width': 6 * scale }),
        path(grid, {
          fill: 'none',
          stroke: theme.accent,
          'stroke-width': 3.5 * scale,
          class: 'picture-chosen',
        }),
      ]),
    ...naming.labels.flatMap(({ id, text, level, size, x, y, line: isLed }) => {
      const from = wanted.find(({ code }) => code === id)!
      const lead = { x1: from.x, y1: from.y, x2: x, y2: y, stroke: theme.label, 'stroke-width': 1.2 * scale }
      return [...(isLed ? [make('line', lead)] : []), words(text, [x, y], size, level, theme.label, theme)]
    }),
    ...(marked === null ? [] : [dot(toPixels(marked), 7 * scale, theme.you)]),
    ...(naming.here === null
      ? []
      : [
          dot(naming.here.point, 7 * scale, theme.gap),
          words(names.here!.text, naming.here.words, naming.here.size, 3, theme.gap, theme),
        ]),
  ]
}

/** Diagonal lines, as far apart as those of the legend. */
function hatching(theme: Theme, scale: number): SVGElement {
  const side = 6 * scale
  const pattern = make('pattern', {
    id: HATCH,
    width: side,
    height: side,
    patternUnits: 'userSpaceOnUse',
    patternTransform: 'rotate(45)',
  })
  pattern.append(make('rect', { width: scale, height: side, fill: theme.line, opacity: 0.5 }))
  const found = make('defs', {})
  found.append(pattern)
  return found
}

function weight(level: number): number {
  return level === 1 ? 700 : 500
}

function dot([cx, cy]: readonly [number, number], r: number, fill: string): SVGElement {
  return make('circle', { cx, cy, r, fill, stroke: '#ffffff', 'stroke-width': r / 3 })
}

function words(
  text: string,
  [x, y]: readonly [number, number],
  size: number,
  level: number,
  fill: string,
  theme: Theme,
): SVGElement {
  const made = make('text', {
    x,
    y,
    fill,
    'font-size': size,
    'font-weight': weight(level),
    'text-anchor': 'middle',
    'dominant-baseline': 'central',
    stroke: theme.halo,
    'stroke-width': size / 5,
    'stroke-linejoin': 'round',
    'paint-order': 'stroke',
  })
  made.textContent = text
  return made
}

function outline(
  polygons: readonly (readonly (readonly (readonly number[])[])[])[],
  toPixels: Projection['toPixels'],
): string {
  const point = (position: readonly number[]) =>
    toPixels(position)
      .map((n) => n.toFixed(1))
      .join(' ')
  return polygons.flatMap((rings) => rings.map((ring) => `M${ring.map(point).join('L')}Z`)).join('')
}

/** An SVG element with attributes. */
export function make(name: string, attributes: Attributes): SVGElement {
  const made = document.createElementNS('http://www.w3.org/2000/svg', name)
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, String(value))
  return made
}
