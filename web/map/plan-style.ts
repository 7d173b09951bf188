import type { SourceSpecification, StyleSpecification } from 'maplibre-gl'
import { groundLayers, placeNameLayers, townLayers } from './base-layers.ts'
import type { Theme } from './palette.ts'
import { editLayers, markLayers } from './plan-edit-layers.ts'
import {
  dotLayers,
  draftFillLayers,
  draftLabelLayers,
  draftLineLayers,
  neighbourLayers,
} from './plan-layers.ts'
import { sources } from './sources.ts'

/** Sources that the planner's page fills. */
export type PlanSource =
  | 'draft-faces'
  | 'draft-borders'
  | 'draft-labels'
  | 'dots'
  | 'chosen'
  | 'preview'
  | 'marks'
  | 'edit'

const FILLED: readonly PlanSource[] = [
  'draft-faces',
  'draft-borders',
  'draft-labels',
  'dots',
  'chosen',
  'preview',
  'marks',
  'edit',
]

/** The planner's map: the town, the draft over it, what is being drawn over both. */
export function planStyle(theme: Theme, origin: string): StyleSpecification {
  const { base, grids } = sources(origin, 'in-force', false)
  return {
    version: 8,
    sources: { base: base!, grids: grids!, ...Object.fromEntries(FILLED.map((name) => [name, empty()])) },
    layers: [
      ...groundLayers(theme),
      ...draftFillLayers(theme),
      ...townLayers(theme),
      ...neighbourLayers(theme),
      ...draftLineLayers(theme),
      ...dotLayers(theme),
      ...placeNameLayers(theme, 1, false),
      ...draftLabelLayers(theme),
      ...editLayers(theme),
      ...markLayers(theme),
    ],
  }
}

function empty(): SourceSpecification {
  return { type: 'geojson', data: { type: 'FeatureCollection', features: [] }, maxzoom: 18, tolerance: 0.2 }
}
