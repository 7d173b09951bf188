import type { Plugin } from 'vite'

/**
 * Gives the page in `folder` copies of its own of what it shares with other pages, map aside: one script and one style
 * sheet instead of nine small files, which on a slow line are a turn there and back more before the number stands there.
 */
export function hereAlone(folder: string, shared: string): Plugin {
  const own = (id: string) => id.startsWith(folder) || id.endsWith('?here')
  return {
    name: 'here-alone',
    enforce: 'pre',
    async resolveId(source, importer) {
      if (importer === undefined || !own(importer)) return null
      const found = await this.resolve(source, importer, { skipSelf: true })
      const ours =
        found !== null && /^\/[^?]+\.(ts|css)$/.test(found.id) && !found.id.includes('/node_modules/')
      return ours && !found.id.startsWith(shared) ? `${found.id}?here` : null
    },
  }
}
