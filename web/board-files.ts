import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import type { Plugin, Rolldown } from 'vite'

type Bundle = Rolldown.OutputBundle
type Chunk = Rolldown.OutputChunk & { viteMetadata?: { importedCss: Set<string> } }

/** Where the worker of the board stands: its scope is the folder it lies in. */
export const BOARD_WORKER = 'board/worker.js'

/** Begins files by these names: the page of the board, and the worker that draws its map. */
const BEGINNINGS = ['board', 'map-worker']

/**
 * Tells the service worker of the board which files the page is made of (`BOARD_FILES`), and a name of this very
 * build (`BOARD_BUILD`): another build is another worker, which is how a screen learns of it.
 */
export function boardFiles(page: string): Plugin {
  return {
    name: 'board-files',
    apply: 'build',
    generateBundle(_, bundle) {
      const worker = bundle[BOARD_WORKER]
      if (worker?.type !== 'chunk') throw new Error(`${BOARD_WORKER} was not built`)
      const files = ['mark.svg', ...filesOf(bundle)].map((file) => `/${file}`).sort()
      const made = createHash('sha256').update(JSON.stringify(files)).update(worker.code)
      const build = made.update(readFileSync(page)).digest('hex').slice(0, 16)
      worker.code = `const BOARD_FILES=${JSON.stringify(files)},BOARD_BUILD='${build}';${worker.code}`
    },
  }
}

/** The beginnings with all that they import, and their style sheets. */
function filesOf(bundle: Bundle): Set<string> {
  const chunks = Object.values(bundle).filter((each): each is Chunk => each.type === 'chunk')
  const waiting = chunks.filter(({ isEntry, name }) => isEntry && BEGINNINGS.includes(name))
  if (waiting.length !== BEGINNINGS.length)
    throw new Error(
      `the build has ${waiting.map(({ name }) => name).join()}; ${BEGINNINGS.join()} were wanted`,
    )
  const files = new Set<string>()
  for (const chunk of waiting) {
    if (files.has(chunk.fileName)) continue
    files.add(chunk.fileName)
    for (const sheet of chunk.viteMetadata?.importedCss ?? []) files.add(sheet)
    waiting.push(
      ...chunks.filter(({ fileName }) => [...chunk.imports, ...chunk.dynamicImports].includes(fileName)),
    )
  }
  return files
}
