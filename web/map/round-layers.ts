import type { Feature } from 'geojson'
import type { ExpressionSpecification, LayerSpecification } from 'maplibre-gl'
import { FONT } from './base-layers.ts'
import type { Theme } from './palette.ts'

/** A stop as the map draws it: `[lon, lat]` in degrees and what its mark says. */
interface RoundStop {
  readonly position: readonly [number, number]
  readonly state: 'done' | 'next' | 'ahead'
}

/** Stops in walking order. `from`: where the walk begins, where that is known. */
export interface RoundOnMap {
  readonly from: readonly [number, number] | null
  readonly stops: readonly RoundStop[]
}

/** A round under numbers: the way as a broken line, each door as a disc, whoever is next in the colour of "here". */
export function roundLayers(theme: Theme, scale: number): LayerSpecification[] {
  const isMark: ExpressionSpecification = ['==', ['geometry-type'], 'Point']
  const byState = (next: string, done: string, ahead: string) =>
    ['match', ['get', 'state'], 'next', next, 'done', done, ahead] as unknown as string
  return [
    {
      id: 'round-way-casing',
      source: 'round',
      type: 'line',
      filter: ['!', isMark],
      layout: { 'line-join': 'round', 'line-cap': 'round' },
      paint: { 'line-color': theme.casing, 'line-width': 6 * scale, 'line-opacity': 0.9 },
    },
    {
      id: 'round-way',
      source: 'round',
      type: 'line',
      filter: ['!', isMark],
      layout: { 'line-join': 'round' },
      paint: { 'line-color': theme.you, 'line-width': 2.5 * scale, 'line-dasharray': [2, 1.5] },
    },
    {
      id: 'round-stop',
      source: 'round',
      type: 'circle',
      filter: isMark,
      layout: { 'circle-sort-key': ['match', ['get', 'state'], 'next', 2, 'ahead', 1, 0] },
      paint: {
        'circle-radius': ['match', ['get', 'state'], 'next', 17 * scale, 13 * scale],
        'circle-color': byState(theme.you, '#e8e2d5', theme.casing),
        'circle-stroke-color': byState(theme.casing, '#6a747a', theme.you),
        'circle-stroke-width': 2 * scale,
      },
    },
    {
      id: 'round-number',
      source: 'round',
      type: 'symbol',
      filter: isMark,
      layout: {
        'text-field': ['get', 'label'],
        'text-font': FONT,
        'text-size': ['case', ['>', ['length', ['get', 'label']], 3], 10 * scale, 13 * scale],
        'text-allow-overlap': true,
        'text-ignore-placement': true,
        'symbol-sort-key': ['match', ['get', 'state'], 'next', 2, 'ahead', 1, 0],
      },
      paint: { 'text-color': byState('#ffffff', '#4a565e', theme.label) },
    },
  ]
}

/** The way and a mark for each place; stops one after the other at the same place share one, as `3–5`. */
export function roundFeatures({ from, stops }: RoundOnMap): Feature[] {
  const places: { position: readonly [number, number]; first: number; last: number; states: string[] }[] = []
  stops.forEach(({ position, state }, i) => {
    const before = places.at(-1)
    if (before?.position.join() === position.join()) {
      before.last = i + 1
      before.states.push(state)
    } else places.push({ position, first: i + 1, last: i + 1, states: [state] })
  })
  const way = [...(from === null ? [] : [from]), ...places.map(({ position }) => position)]
  const line: Feature[] =
    way.length < 2
      ? []
      : [
          {
            type: 'Feature',
            geometry: { type: 'LineString', coordinates: way.map((at) => [...at]) },
            properties: {},
          },
        ]
  const marks = places.map(({ position, first, last, states }): Feature => {
    const done = states.every((state) => state === 'done')
    const label = done ? '✓' : first === last ? String(first) : `${first}–${last}`
    const state = states.includes('next') ? 'next' : done ? 'done' : 'ahead'
    return {
      type: 'Feature',
      geometry: { type: 'Point', coordinates: [...position] },
      properties: { label, state },
    }
  })
  return [...line, ...marks]
}
