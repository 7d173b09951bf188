import type { ExpressionSpecification, LayerSpecification } from 'maplibre-gl'
import { FONT } from './base-layers.ts'
import type { Theme } from './palette.ts'

const is = (kind: string): ExpressionSpecification => ['==', ['get', 'kind'], kind]

/** Colours that tell the pieces of a cut apart; ground that changes hands has the last. */
const TONES = ['#1257c4', '#c25700', '#5a7d00', '#9b2fae', '#00808a'] as const

const TONE = [
  'match',
  ['get', 'tone'],
  ...TONES.flatMap((color, i) => [i, color]),
  '#c2271f',
] as unknown as ExpressionSpecification

/** Ground that changes hands between two plans. */
const MOVED = '#a3157c'

const edit = { source: 'edit' } as const

/** What a tool draws: above the plan, under the names. */
export function editLayers(theme: Theme): LayerSpecification[] {
  return [
    {
      ...edit,
      id: 'edit-piece',
      type: 'fill',
      filter: is('piece'),
      paint: { 'fill-color': TONE, 'fill-opacity': 0.3 },
    },
    {
      ...edit,
      id: 'edit-ghost',
      type: 'line',
      filter: is('ghost'),
      paint: { 'line-color': theme.line, 'line-width': 1.5, 'line-dasharray': [2, 2], 'line-opacity': 0.7 },
    },
    line('edit-casing', ['match', ['get', 'kind'], ['sketch', 'new'], true, false], '#ffffff', 6),
    line('edit-line', ['match', ['get', 'kind'], ['sketch', 'new'], true, false], '#c2271f', 3),
    {
      ...edit,
      id: 'edit-moved',
      type: 'circle',
      filter: is('moved'),
      paint: {
        'circle-radius': 8,
        'circle-color': 'rgba(0,0,0,0)',
        'circle-stroke-color': '#c2271f',
        'circle-stroke-width': 3,
      },
    },
    points('edit-middle', 'point-middle', 5, '#ffffff', theme.accent, 2),
    points('edit-vertex', 'point-vertex', 6.5, theme.accent, '#ffffff', 2),
    points('edit-sketch', 'point-sketch', 5, '#c2271f', '#ffffff', 2),
    points('edit-held', 'point-held', 9, '#c2271f', '#ffffff', 3),
    points('edit-snap', 'snap', 11, 'rgba(0,0,0,0)', '#c2271f', 2.5),
    {
      ...edit,
      id: 'edit-trouble',
      type: 'symbol',
      filter: is('trouble'),
      layout: { 'text-field': '✕', 'text-font': FONT, 'text-size': 30, 'text-allow-overlap': true },
      paint: { 'text-color': '#c2271f', 'text-halo-color': '#ffffff', 'text-halo-width': 2.5 },
    },
    words('edit-words', 'words', {}),
    words('edit-caption', 'caption', { 'text-anchor': 'top', 'text-offset': [0, 1.1] }),
  ] as LayerSpecification[]
}

function words(id: string, kind: string, place: object): LayerSpecification {
  return {
    ...edit,
    id,
    type: 'symbol',
    filter: is(kind),
    layout: {
      'text-field': ['get', 'text'],
      'text-font': FONT,
      'text-size': 15,
      'text-max-width': 40,
      'text-allow-overlap': true,
      'text-ignore-placement': true,
      ...place,
    },
    paint: { 'text-color': '#16242c', 'text-halo-color': '#ffffff', 'text-halo-width': 2.4 },
  } as LayerSpecification
}

function line(id: string, filter: unknown, color: string, width: number): LayerSpecification {
  return {
    ...edit,
    id,
    type: 'line',
    filter,
    layout: { 'line-join': 'round', 'line-cap': 'round' },
    paint: { 'line-color': color, 'line-width': width },
  } as LayerSpecification
}

function points(id: string, kind: string, radius: number, fill: string, edge: string, width: number) {
  return {
    ...edit,
    id,
    type: 'circle',
    filter: is(kind),
    paint: {
      'circle-radius': radius,
      'circle-color': fill,
      'circle-stroke-color': edge,
      'circle-stroke-width': width,
    },
  } as LayerSpecification
}

const POINT = ['==', ['geometry-type'], 'Point']

/** Single places that are not the chosen one: hundreds of symbols would hide the town from afar. */
const SMALL = ['all', ['get', 'small'], ['!', ['get', 'chosen']]]

/** Zoom from which single places have symbols too. */
const SYMBOLS_FROM = 17

function markSymbol(id: string, color: unknown, filter: unknown): LayerSpecification {
  return {
    id,
    source: 'marks',
    type: 'symbol',
    filter,
    layout: {
      'text-field': [
        'match',
        ['get', 'kind'],
        'blocking',
        '■',
        'warning',
        '▲',
        'comment',
        '✎',
        'moved',
        '⇄',
        '●',
      ],
      'text-font': FONT,
      'text-size': ['case', ['get', 'chosen'], 30, 18],
      'text-allow-overlap': true,
    },
    paint: { 'text-color': color, 'text-halo-color': '#ffffff', 'text-halo-width': 2 },
  } as LayerSpecification
}

/** Findings and pins of the panels: the shape says the severity as well as the colour. */
export function markLayers(theme: Theme): LayerSpecification[] {
  const color = [
    'match',
    ['get', 'kind'],
    'blocking',
    theme.gap,
    'warning',
    theme.warning,
    'comment',
    '#7d2f9b',
    'moved',
    MOVED,
    theme.info,
  ]
  return [
    {
      id: 'mark-moved',
      source: 'marks',
      type: 'fill',
      filter: ['all', ['!=', ['geometry-type'], 'Point'], is('moved')],
      paint: { 'fill-color': MOVED, 'fill-opacity': 0.32 },
    },
    {
      id: 'mark-edge',
      source: 'marks',
      type: 'line',
      filter: ['all', ['!=', ['geometry-type'], 'Point'], ['any', ['get', 'chosen'], is('moved')]],
      layout: { 'line-join': 'round' },
      paint: { 'line-color': color, 'line-width': 4 },
    },
    {
      id: 'mark-dot',
      source: 'marks',
      type: 'circle',
      maxzoom: SYMBOLS_FROM,
      filter: ['all', POINT, SMALL],
      paint: {
        'circle-radius': 2.25,
        'circle-color': color,
        'circle-stroke-color': '#ffffff',
        'circle-stroke-width': 0.5,
      },
    },
    { ...markSymbol('mark-near', color, ['all', POINT, SMALL]), minzoom: SYMBOLS_FROM },
    markSymbol('mark', color, ['all', POINT, ['!', SMALL]]),
  ] as unknown as LayerSpecification[]
}
