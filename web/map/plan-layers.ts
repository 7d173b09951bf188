import type { ExpressionSpecification, LayerSpecification } from 'maplibre-gl'
import { HUES } from '#plan/hues.ts'
import { BOLD, FONT } from './base-layers.ts'
import { DEDICATED } from './grid-layers.ts'
import { GAP } from './page-layers.ts'
import type { Theme } from './palette.ts'

/** Name of the image with the grey dots of exempt ground, and of the hatching of what is locked. */
export const EXEMPT = 'exempt-dots'
export const LOCKED = 'locked-hatch'

const is = (key: string, value: unknown): ExpressionSpecification =>
  ['==', ['get', key], value] as ExpressionSpecification

const HUE = [
  'match',
  ['%', ['get', 'hue'], HUES.length],
  ...HUES.flatMap((color, index) => [index, color]),
  HUES[0],
] as unknown as ExpressionSpecification

const faces = { source: 'draft-faces', type: 'fill' } as const

/** The draft's ground: held faces in the hue of their first level, gaps hatched red, exempt ground dotted grey. */
export function draftFillLayers(theme: Theme): LayerSpecification[] {
  return [
    {
      ...faces,
      id: 'draft-fill',
      filter: ['>', ['length', ['get', 'standing']], 0],
      paint: {
        'fill-color': ['match', ['get', 'standing'], 'held', HUE, '#ffffff'],
        'fill-opacity': [
          'match',
          ['get', 'standing'],
          'held',
          ['+', 0.16, ['*', 0.055, ['%', ['get', 'tint'], 4]]],
          0.3,
        ],
      },
    },
    {
      ...faces,
      id: 'draft-dedicated',
      filter: is('dedicated', true),
      paint: { 'fill-pattern': DEDICATED, 'fill-opacity': 0.5 },
    },
    {
      ...faces,
      id: 'draft-locked',
      filter: is('locked', true),
      paint: { 'fill-pattern': LOCKED, 'fill-opacity': 0.45 },
    },
    { ...faces, id: 'draft-gap', filter: is('standing', 'gap'), paint: { 'fill-pattern': GAP } },
    { ...faces, id: 'draft-exempt', filter: is('standing', 'exempt'), paint: { 'fill-pattern': EXEMPT } },
    {
      id: 'moved-ground',
      source: 'preview',
      type: 'fill',
      paint: { 'fill-color': theme.accent, 'fill-opacity': 0.3 },
    },
  ] as LayerSpecification[]
}

/** Borders of the grids in force around the draft, faint. */
export function neighbourLayers(theme: Theme): LayerSpecification[] {
  return [
    {
      id: 'neighbour-border',
      source: 'grids',
      'source-layer': 'border',
      type: 'line',
      minzoom: 13,
      paint: {
        'line-color': theme.placeText,
        'line-width': ['match', ['get', 'level'], 1, 1.4, 2, 0.9, 0.5],
        'line-opacity': 0.45,
        'line-dasharray': [4, 3],
      },
    },
    {
      id: 'in-force-border',
      source: 'grids',
      'source-layer': 'border',
      type: 'line',
      layout: { visibility: 'none', 'line-join': 'round' },
      paint: {
        'line-color': '#b0208f',
        'line-width': ['match', ['get', 'level'], 1, 3.4, 2, 2.2, 1.4],
        'line-dasharray': [3, 1.5],
      },
    },
  ] as LayerSpecification[]
}

/** Borders by what they divide, and what is chosen. */
export function draftLineLayers(theme: Theme): LayerSpecification[] {
  const border = (id: string, division: number, paint: object, minzoom = 0): LayerSpecification =>
    ({
      id: `draft-${id}`,
      source: 'draft-borders',
      type: 'line',
      minzoom,
      filter: is('division', division),
      layout: { 'line-join': 'round', 'line-cap': 'round' },
      paint: { 'line-color': theme.line, ...paint },
    }) as LayerSpecification
  return [
    border('label-edge', 4, { 'line-width': 1, 'line-dasharray': [1, 2], 'line-opacity': 0.7 }, 14),
    border('border3', 3, { 'line-width': ['interpolate', ['linear'], ['zoom'], 14, 0.5, 17, 1.1] }, 14),
    border('border2', 2, { 'line-width': 1.6, 'line-opacity': 0.9 }, 12),
    border('border1', 1, { 'line-width': 2.6 }),
    border('outline', 0, { 'line-width': 3.6, 'line-color': '#5b2e62' }),
    {
      id: 'chosen-casing',
      source: 'chosen',
      type: 'line',
      layout: { 'line-join': 'round' },
      paint: { 'line-color': theme.casing, 'line-width': 7, 'line-opacity': 0.9 },
    },
    {
      id: 'chosen-line',
      source: 'chosen',
      type: 'line',
      layout: { 'line-join': 'round' },
      paint: { 'line-color': theme.accent, 'line-width': 3.5 },
    },
  ] as LayerSpecification[]
}

/** Where the names of a level are read, and how large, in pixels. */
const LABELS = [
  { level: 3, from: 16.1, to: 24, size: 12 },
  { level: 2, from: 14.2, to: 17, size: 14 },
  { level: 1, from: 0, to: 16.4, size: 17 },
] as const

export function draftLabelLayers(theme: Theme): LayerSpecification[] {
  return LABELS.map(
    ({ level, from, to, size }) =>
      ({
        id: `draft-label${level}`,
        source: 'draft-labels',
        type: 'symbol',
        minzoom: from,
        maxzoom: to,
        filter: is('level', level),
        layout: {
          'text-field': ['format', ['get', 'name'], {}, '\n', {}, ['get', 'words'], { 'font-scale': 0.82 }],
          'text-font': level === 1 ? BOLD : FONT,
          'text-size': size,
          'text-max-width': 9,
          'text-line-height': 1.15,
          'symbol-sort-key': level,
        },
        paint: { 'text-color': theme.label, 'text-halo-color': theme.halo, 'text-halo-width': 1.6 },
      }) as LayerSpecification,
  )
}

/** Households by door: how many, never who. */
export function dotLayers(theme: Theme): LayerSpecification[] {
  return [
    {
      id: 'dot',
      source: 'dots',
      type: 'circle',
      minzoom: 16,
      paint: {
        'circle-radius': ['interpolate', ['linear'], ['zoom'], 16, 2.5, 17.6, 7, 19, 10],
        'circle-color': theme.info,
        'circle-stroke-color': '#ffffff',
        'circle-stroke-width': 1,
      },
    },
    {
      id: 'dot-count',
      source: 'dots',
      type: 'symbol',
      minzoom: 17.6,
      layout: {
        'text-field': ['to-string', ['get', 'households']],
        'text-font': FONT,
        'text-size': 10.5,
        'text-allow-overlap': true,
      },
      paint: { 'text-color': '#ffffff' },
    },
  ] as LayerSpecification[]
}
