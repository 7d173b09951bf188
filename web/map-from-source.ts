import { type Plugin, transformWithOxc } from 'vite'

const library = new URL('../node_modules/maplibre-gl/', import.meta.url).pathname

/** How `web/map` asks for the address of the map library's worker, and what answers it here. */
const WORKER = 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url'
const ADDRESS = '\0map-worker-address'

/**
 * Builds the map library from the sources it ships instead of its two finished bundles, which hold most of it twice:
 * once for the page and once for its worker. Built together they share a file. Measured for a board: 441 kB gzip as
 * bundles, 324 kB so.
 */
export function mapFromSource(): Plugin {
  return {
    name: 'map-from-source',
    apply: 'build',
    enforce: 'pre',
    resolveId(id) {
      if (id === WORKER) return ADDRESS
      return id === 'maplibre-gl' ? `${library}src/index.ts` : null
    },
    load(id) {
      if (id !== ADDRESS) return null
      const worker = `${library}src/source/worker.ts`
      const file = this.emitFile({ type: 'chunk', id: worker, name: 'map-worker' })
      return `export default import.meta.ROLLUP_FILE_URL_${file}`
    },
    // The library is written for fields that a class only declares and its parent, or its prototype, has set.
    transform: {
      filter: { id: /\/maplibre-gl\/src\/.*\.ts$/ },
      handler: (code, id) =>
        transformWithOxc(code, id, {
          assumptions: { setPublicClassFields: true },
          typescript: { removeClassFieldsWithoutInitializer: true },
        }),
    },
  }
}
