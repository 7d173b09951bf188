import type { Map as LibreMap } from 'maplibre-gl'

/**
 * Writes `data-map` on the container: `busy` while tiles or labels are under way, `idle` when all that is in
 * view is drawn, `lost` while the device has taken the drawing surface away (screens that run for weeks).
 */
export function watchState(map: LibreMap, container: HTMLElement): void {
  const say = (state: 'busy' | 'idle' | 'lost') => {
    container.dataset.map = state
  }
  say('busy')
  map.on('movestart', () => say('busy'))
  map.on('dataloading', () => say('busy'))
  map.on('idle', () => say('idle'))
  map.on('webglcontextlost', () => say('lost'))
  map.on('webglcontextrestored', () => say('busy'))
}
