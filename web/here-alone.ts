import type { Plugin } from 'vite'

/**
 * Gives the page in `folder` copies of its own of what it shares with other pages, map aside, and writes its styles into
 * `page`: one script instead of nine small files, and nothing to wait for before the first picture, which on a slow line
 * are turns there and back.
 */
export function hereAlone(folder: string, shared: string, page: string): Plugin {
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
    generateBundle: {
      order: 'post',
      handler(_, bundle) {
        const html = bundle[page]
        if (html?.type !== 'asset') throw new Error(`${page} was not built`)
        html.source = String(html.source).replaceAll(
          /<link rel="stylesheet"[^>]* href="\/([^"]+)">/g,
          (link, name: string) => {
            const styles = bundle[name]
            return styles?.type === 'asset' ? `<style>${styles.source}</style>` : link
          },
        )
      },
    },
  }
}
