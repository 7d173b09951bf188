import type { ExpressionSpecification, LayerSpecification } from 'maplibre-gl'
import { FONT } from './base-layers.ts'
import type { Theme } from './palette.ts'

/** Name of the image with the red hatching of gaps. */
export const GAP = 'gap-hatch'

const isPoint: ExpressionSpecification = ['==', ['geometry-type'], 'Point']
const isGround: ExpressionSpecification = ['==', ['geometry-type'], 'Polygon']

/** Buildings a signed-in worker can tap. */
export function buildingLayers(theme: Theme): LayerSpecification[] {
  return [
    {
      id: 'building-tap',
      source: 'buildings',
      'source-layer': 'building',
      type: 'fill',
      minzoom: 14,
      paint: {
        'fill-color': theme.accent,
        'fill-opacity': ['case', ['boolean', ['feature-state', 'chosen'], false], 0.75, 0.16],
        'fill-outline-color': theme.accent,
      },
    },
    {
      id: 'building-anchor',
      source: 'buildings',
      'source-layer': 'building',
      type: 'circle',
      minzoom: 14,
      filter: isPoint,
      paint: {
        'circle-radius': ['interpolate', ['linear'], ['zoom'], 14, 2, 18, 10],
        'circle-color': theme.accent,
        'circle-opacity': ['case', ['boolean', ['feature-state', 'chosen'], false], 0.75, 0.3],
      },
    },
  ]
}

/** What pages lay over the grids: findings and the grid chosen. */
export function pageLayers(theme: Theme, scale: number): LayerSpecification[] {
  const severity = [
    'match',
    ['get', 'severity'],
    'blocking',
    theme.gap,
    'warning',
    theme.warning,
    theme.info,
  ] as unknown as string
  return [
    {
      id: 'finding-gap',
      source: 'findings',
      type: 'fill',
      filter: ['all', isGround, ['==', ['get', 'gap'], true]],
      paint: { 'fill-pattern': GAP },
    },
    {
      id: 'finding-edge',
      source: 'findings',
      type: 'line',
      filter: ['!', isPoint],
      layout: { 'line-join': 'round' },
      paint: { 'line-color': severity, 'line-width': ['case', ['boolean', ['get', 'chosen'], false], 4, 2] },
    },
    {
      id: 'chosen-casing',
      source: 'chosen',
      type: 'line',
      layout: { 'line-join': 'round' },
      paint: { 'line-color': theme.casing, 'line-width': 7 * scale, 'line-opacity': 0.9 },
    },
    {
      id: 'chosen-line',
      source: 'chosen',
      type: 'line',
      layout: { 'line-join': 'round' },
      paint: { 'line-color': theme.accent, 'line-width': 3.5 * scale },
    },
  ] as LayerSpecification[]
}

/** Where somebody stands and how sure the phone is of it; above every label, for it is what they look for. */
export function placeLayers(theme: Theme, scale: number): LayerSpecification[] {
  return [
    {
      id: 'place-accuracy',
      source: 'place',
      type: 'fill',
      filter: isGround,
      paint: { 'fill-color': theme.you, 'fill-opacity': 0.14, 'fill-outline-color': theme.you },
    },
    {
      id: 'place-point',
      source: 'place',
      type: 'circle',
      filter: isPoint,
      paint: {
        'circle-radius': 8 * scale,
        'circle-color': theme.you,
        'circle-stroke-color': '#ffffff',
        'circle-stroke-width': 3 * scale,
      },
    },
  ]
}

/** Symbols of findings, above every label: the shape says the severity as well as the colour. */
export function findingSymbolLayer(theme: Theme): LayerSpecification {
  return {
    id: 'finding-symbol',
    source: 'findings',
    type: 'symbol',
    filter: ['==', ['geometry-type'], 'Point'],
    layout: {
      'text-field': ['match', ['get', 'severity'], 'blocking', '■', 'warning', '▲', '●'],
      'text-font': FONT,
      'text-size': ['case', ['boolean', ['get', 'chosen'], false], 30, 18],
      'text-allow-overlap': true,
      'symbol-sort-key': ['match', ['get', 'severity'], 'blocking', 3, 'warning', 2, 1],
    },
    paint: {
      'text-color': [
        'match',
        ['get', 'severity'],
        'blocking',
        theme.gap,
        'warning',
        theme.warning,
        theme.info,
      ],
      'text-halo-color': '#ffffff',
      'text-halo-width': 2,
    },
  }
}
