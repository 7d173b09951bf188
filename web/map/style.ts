import type { StyleSpecification } from 'maplibre-gl'
import { groundLayers, placeNameLayers, townLayers } from './base-layers.ts'
import { gridFillLayers, gridLabelLayers, gridLineLayers, hallLabelLayers } from './grid-layers.ts'
import { buildingLayers, findingSymbolLayer, pageLayers, placeLayers } from './page-layers.ts'
import type { Theme } from './palette.ts'
import { roundLayers } from './round-layers.ts'
import { rowLayers } from './row-layers.ts'
import { sources } from './sources.ts'

export interface StyleOptions {
  readonly theme: Theme
  /** Scheme and host the tiles come from. */
  readonly origin: string
  /** Id of the plan in force. */
  readonly plan: string
  /** Whether the buildings a worker may tap are drawn; needs a session. */
  readonly buildings: boolean
  /** Enlarges labels and lines, 1 on a desk. */
  readonly scale: number
  /** Read from across a hall: names are placed by `hallLabels`, none of them small. */
  readonly hall: boolean
}

/**
 * The whole map as one style: ground, the grids' colours, the town over them, boundary lines, what the page
 * adds, and names on top. There are no `glyphs`: every letter is drawn from the device's own fonts.
 */
export function mapStyle({ theme, origin, plan, buildings, scale, hall }: StyleOptions): StyleSpecification {
  return {
    version: 8,
    sources: sources(origin, plan, buildings),
    layers: [
      ...groundLayers(theme),
      ...gridFillLayers(theme),
      ...townLayers(theme),
      ...(buildings ? buildingLayers(theme) : []),
      ...gridLineLayers(theme, scale),
      ...pageLayers(theme, scale),
      ...rowLayers(theme),
      ...placeNameLayers(theme, scale, hall),
      ...(hall ? hallLabelLayers(theme, scale) : gridLabelLayers(theme, scale)),
      findingSymbolLayer(theme),
      ...roundLayers(theme, scale),
      ...placeLayers(theme, scale),
    ],
  }
}
