import type { ExpressionSpecification, LayerSpecification } from 'maplibre-gl'
import { HUES } from '#plan/hues.ts'
import { BOLD, FONT } from './base-layers.ts'
import type { Theme } from './palette.ts'

const grids = { source: 'grids' } as const

/** The colour of a grid from its `hue`, a number that counts round the palette. */
const HUE = [
  'match',
  ['%', ['to-number', ['get', 'hue'], 0], HUES.length],
  ...HUES.flatMap((color, index) => [index, color]),
  HUES[0],
] as unknown as ExpressionSpecification

/** Name of the image with the hatching of dedicated grids. */
export const DEDICATED = 'dedicated-hatch'

/** Where the lines of a level begin to be drawn, and how wide they are, in pixels. */
const LINES = [
  { level: 3, from: 15, width: 0.75, opacity: 0.7 },
  { level: 2, from: 13, width: 1.5, opacity: 0.85 },
  { level: 1, from: 0, width: 2.5, opacity: 1 },
] as const

/** Where the labels of a level are read, and how large, in pixels. */
const LABELS = [
  { level: 3, from: 16.4, to: 24, size: 12 },
  { level: 2, from: 14.6, to: 24, size: 14.7 },
  { level: 1, from: 0, to: 17.2, size: 18 },
] as const

/** Fills: the first level a hue, the second a tint of it, the third none; dedicated grids hatched. */
export function gridFillLayers(theme: Theme): LayerSpecification[] {
  return [
    {
      ...grids,
      id: 'level1-fill',
      type: 'fill',
      'source-layer': 'level1',
      paint: { 'fill-color': HUE, 'fill-opacity': theme.fill },
    },
    {
      ...grids,
      id: 'level2-fill',
      type: 'fill',
      'source-layer': 'level2',
      paint: { 'fill-color': HUE, 'fill-opacity': tintOpacity(theme.fill) },
    },
    ...([1, 2, 3] as const).map(
      (level): LayerSpecification => ({
        ...grids,
        id: `level${level}-dedicated`,
        type: 'fill',
        'source-layer': `level${level}`,
        filter: ['==', ['get', 'kind'], 'dedicated'],
        paint: { 'fill-pattern': DEDICATED, 'fill-opacity': 0.5 },
      }),
    ),
  ]
}

/** The second level deepens its hue by `tint`, 0 to 3, so that neighbours of one hue are told apart. */
function tintOpacity(fill: number): ExpressionSpecification {
  return ['*', ['%', ['to-number', ['get', 'tint'], 0], 4], fill / 4]
}

/** Boundary lines: the nearer to the top of the hierarchy, the heavier. */
export function gridLineLayers(theme: Theme, scale: number): LayerSpecification[] {
  return LINES.map(({ level, from, width, opacity }) => ({
    ...grids,
    id: `border${level}`,
    type: 'line',
    'source-layer': 'border',
    minzoom: from,
    filter: ['==', ['get', 'level'], level],
    layout: { 'line-join': 'round', 'line-cap': 'round' },
    paint: { 'line-color': theme.line, 'line-width': width * scale, 'line-opacity': opacity },
  }))
}

/** Name over code at the point the server chose inside each grid. */
export function gridLabelLayers(theme: Theme, scale: number): LayerSpecification[] {
  return LABELS.map(({ level, from, to, size }) => ({
    ...grids,
    id: `label${level}`,
    type: 'symbol',
    'source-layer': 'label',
    minzoom: from,
    maxzoom: to,
    filter: ['==', ['get', 'level'], level],
    layout: {
      'text-field': [
        'format',
        ['get', 'name'],
        {},
        level === 1 ? '' : ['concat', '\n', ['slice', ['to-string', ['get', 'code']], 12]],
        { 'font-scale': 0.78 },
      ],
      'text-font': level === 1 ? BOLD : FONT,
      'text-size': size * scale,
      'text-max-width': 8,
      'text-line-height': 1.15,
      'symbol-sort-key': level,
    },
    paint: { 'text-color': theme.label, 'text-halo-color': theme.halo, 'text-halo-width': 1.6 * scale },
  }))
}

/** Names as `hallLabels` placed them, with lines to those that stand aside, and the place where the screen hangs. */
export function hallLabelLayers(theme: Theme, scale: number): LayerSpecification[] {
  const names = { source: 'names' } as const
  return [
    {
      ...names,
      id: 'label-line',
      type: 'line',
      filter: ['==', ['geometry-type'], 'LineString'],
      paint: { 'line-color': theme.label, 'line-width': 1.2 * scale },
    },
    ...([3, 2, 1] as const).map(
      (level): LayerSpecification => ({
        ...names,
        id: `label${level}`,
        type: 'symbol',
        filter: ['all', ['has', 'text'], ['==', ['get', 'level'], level]],
        layout: {
          'text-field': ['get', 'text'],
          'text-font': level === 1 ? BOLD : FONT,
          'text-size': ['get', 'size'],
          'text-max-width': 50,
          'text-padding': 4,
          // They were placed so that none covers another; names of streets give way to them.
          'text-allow-overlap': true,
        },
        paint: {
          'text-color': ['case', ['has', 'here'], theme.gap, theme.label],
          'text-halo-color': theme.halo,
          'text-halo-width': 1.6 * scale,
        },
      }),
    ),
    {
      ...names,
      id: 'here',
      type: 'circle',
      filter: ['==', ['get', 'level'], 0],
      paint: {
        'circle-radius': 7 * scale,
        'circle-color': theme.gap,
        'circle-stroke-color': theme.casing,
        'circle-stroke-width': 2.5 * scale,
      },
    },
  ]
}
