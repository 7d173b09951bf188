import type { Geometry } from 'geojson'
import type { ExpressionSpecification, LayerSpecification } from 'maplibre-gl'
import { FONT } from './base-layers.ts'
import type { Theme } from './palette.ts'

/** A row of an imported file: its shape, and how it was judged. `was`: where it stood before it was put right. */
export interface DrawnRow {
  readonly geometry: Geometry
  readonly verdict: 'new' | 'same' | 'changed' | 'conflict' | 'failed' | 'was' | null
}

const from = { source: 'rows' } as const
const isPoint: ExpressionSpecification = ['==', ['geometry-type'], 'Point']
const wasThere: ExpressionSpecification = ['==', ['get', 'verdict'], 'was']
const toLookAt: ExpressionSpecification = ['match', ['get', 'verdict'], ['conflict', 'failed'], true, false]

/** Rows by their verdict: areas washed and lined, points as discs; conflicts and failures have a shape of their own too. */
export function rowLayers(theme: Theme): LayerSpecification[] {
  const color = [
    'match',
    ['get', 'verdict'],
    'new',
    theme.accent,
    'changed',
    theme.info,
    'conflict',
    theme.warning,
    'failed',
    theme.gap,
    theme.placeText,
  ] as unknown as string
  return [
    {
      ...from,
      id: 'row-area',
      type: 'fill',
      filter: ['all', ['!', isPoint], ['!', wasThere]],
      paint: { 'fill-color': color, 'fill-opacity': 0.16 },
    },
    {
      ...from,
      id: 'row-line',
      type: 'line',
      filter: ['all', ['!', isPoint], ['!', wasThere]],
      layout: { 'line-join': 'round' },
      paint: { 'line-color': color, 'line-width': 2 },
    },
    {
      ...from,
      id: 'row-was-line',
      type: 'line',
      filter: ['all', ['!', isPoint], wasThere],
      paint: { 'line-color': theme.placeText, 'line-width': 1.5, 'line-dasharray': [3, 2] },
    },
    {
      ...from,
      id: 'row-was-point',
      type: 'circle',
      filter: ['all', isPoint, wasThere],
      paint: {
        'circle-radius': 4,
        'circle-opacity': 0,
        'circle-stroke-color': theme.placeText,
        'circle-stroke-width': 1.5,
      },
    },
    {
      ...from,
      id: 'row-point',
      type: 'circle',
      filter: ['all', isPoint, ['!', wasThere], ['!', toLookAt]],
      paint: {
        'circle-radius': ['interpolate', ['linear'], ['zoom'], 13, 3, 17, 7],
        'circle-color': color,
        'circle-stroke-color': theme.casing,
        'circle-stroke-width': 1.2,
      },
    },
    {
      ...from,
      id: 'row-symbol',
      type: 'symbol',
      filter: ['all', isPoint, toLookAt],
      layout: {
        'text-field': ['match', ['get', 'verdict'], 'failed', '■', '▲'],
        'text-font': FONT,
        'text-size': 18,
        'text-allow-overlap': true,
      },
      paint: { 'text-color': color, 'text-halo-color': '#ffffff', 'text-halo-width': 2 },
    },
  ]
}
