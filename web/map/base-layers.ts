import type { LayerSpecification } from 'maplibre-gl'
import type { Theme } from './palette.ts'

/** Fonts for every label, drawn from the device's own: the first weighs it, the rest stand in. */
export const FONT = ['Noto Sans CJK SC Medium', 'Noto Sans CJK SC', 'PingFang SC', 'Microsoft YaHei']

/** The same, heavy: for the names of first-level grids. */
export const BOLD = ['Noto Sans CJK SC Bold', ...FONT.slice(1)]

type Paint = NonNullable<Extract<LayerSpecification, { type: 'line' }>['paint']>

const base = { source: 'base' } as const

/** Land, water, compounds: what lies under the grids' colours. */
export function groundLayers(theme: Theme): LayerSpecification[] {
  return [
    { id: 'land', type: 'background', paint: { 'background-color': theme.land } },
    {
      ...base,
      id: 'compound',
      type: 'fill',
      'source-layer': 'compound',
      paint: {
        'fill-color': [
          'match',
          ['get', 'kind'],
          'park',
          theme.green,
          'farmland',
          theme.farmland,
          theme.ground,
        ],
      },
    },
    {
      ...base,
      id: 'compound-edge',
      type: 'line',
      'source-layer': 'compound',
      minzoom: 14,
      paint: { 'line-color': theme.groundEdge, 'line-width': 0.8 },
    },
  ]
}

/** Water, roads and buildings: drawn over the grids' colours, so that a town stays readable under them. */
export function townLayers(theme: Theme): LayerSpecification[] {
  return [
    {
      ...base,
      id: 'water',
      type: 'fill',
      'source-layer': 'water',
      paint: { 'fill-color': theme.water, 'fill-outline-color': theme.waterEdge },
    },
    {
      ...base,
      id: 'road-casing',
      type: 'line',
      'source-layer': 'road',
      minzoom: 12,
      filter: ['!=', ['get', 'kind'], 'path'],
      layout: { 'line-join': 'round' },
      paint: { 'line-color': theme.roadCasing, 'line-width': roadWidth(1.6) },
    },
    {
      ...base,
      id: 'road',
      type: 'line',
      'source-layer': 'road',
      layout: { 'line-cap': 'round', 'line-join': 'round' },
      paint: { 'line-color': theme.road, 'line-width': roadWidth(0) },
    },
    {
      ...base,
      id: 'building',
      type: 'fill',
      'source-layer': 'building',
      minzoom: 14,
      paint: { 'fill-color': theme.building, 'fill-outline-color': theme.buildingEdge },
    },
  ]
}

/** Least size of a place's name in pixels before scaling, at a desk and in a hall. */
const DESK_TYPE = 11.5
const HALL_TYPE = 14.7

/** Names of water, roads, compounds and facilities; they give way to every grid label. */
export function placeNameLayers(theme: Theme, scale: number, hall: boolean): LayerSpecification[] {
  const size = (hall ? HALL_TYPE : DESK_TYPE) * scale
  const paint = { 'text-color': theme.placeText, 'text-halo-color': theme.halo, 'text-halo-width': 1.2 }
  const buildingName: LayerSpecification = {
    ...base,
    id: 'building-name',
    type: 'symbol',
    'source-layer': 'building',
    minzoom: 17,
    filter: ['has', 'name'],
    layout: { 'text-field': ['get', 'name'], 'text-font': FONT, 'text-size': size },
    paint,
  }
  const names: LayerSpecification[] = [
    {
      ...base,
      id: 'road-name',
      type: 'symbol',
      'source-layer': 'road',
      minzoom: 14.5,
      filter: ['all', ['has', 'name'], ['match', ['get', 'kind'], ['main', 'street'], true, false]],
      layout: {
        'symbol-placement': 'line',
        'symbol-spacing': 420,
        'text-field': ['get', 'name'],
        'text-font': FONT,
        'text-size': size,
        'text-letter-spacing': 0.15,
        'text-keep-upright': true,
      },
      paint,
    },
    {
      ...base,
      id: 'compound-name',
      type: 'symbol',
      'source-layer': 'compound',
      minzoom: 15.2,
      filter: ['has', 'name'],
      layout: {
        'text-field': ['get', 'name'],
        'text-font': FONT,
        'text-size': size,
        'text-max-width': 7,
        'text-padding': 12,
      },
      paint,
    },
    {
      ...base,
      id: 'facility',
      type: 'symbol',
      'source-layer': 'facility',
      minzoom: 15.5,
      layout: {
        'text-field': ['format', '◆ ', { 'text-color': theme.accent }, ['get', 'name'], {}],
        'text-font': FONT,
        'text-size': size,
      },
      paint,
    },
  ]
  return hall ? names : [...names, buildingName]
}

/** Width of a road by kind, in pixels, `casing` pixels added; wider the nearer. */
function roadWidth(casing: number): NonNullable<Paint['line-width']> {
  const at = (main: number, street: number, lane: number, path: number) => [
    'match',
    ['get', 'kind'],
    'main',
    main + casing,
    'street',
    street + casing,
    'lane',
    lane + casing,
    path + casing,
  ]
  return [
    'interpolate',
    ['exponential', 1.6],
    ['zoom'],
    12,
    at(1.6, 0.8, 0.3, 0.2),
    15,
    at(6, 3.6, 1.6, 0.8),
    18,
    at(26, 16, 8, 3),
  ] as unknown as NonNullable<Paint['line-width']>
}
