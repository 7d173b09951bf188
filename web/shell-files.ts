import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import type { Plugin, Rolldown } from 'vite'

type Bundle = Rolldown.OutputBundle
type Chunk = Rolldown.OutputChunk & { viteMetadata?: { importedCss: Set<string> } }

/** Where the service workers of pages stand, by the names of their entries: a browser asks there for the next one, for ever. */
export const PAGE_WORKERS: Readonly<Record<string, string>> = {
  // In the folder of the boards, which is its scope.
  'board-worker': 'board/worker.js',
  // Beside `/find`, which has no folder of its own: the page names its scope.
  'find-worker': 'find-worker.js',
}

/** A page that starts without a server, and the worker that keeps it. */
interface Shell {
  /** BOARD: the worker is told `BOARD_FILES` and `BOARD_BUILD`. */
  readonly word: string
  /** The worker's file in the build. */
  readonly worker: string
  /** The page's own file among the sources. */
  readonly page: string
  /** Names of the chunks the page begins with: its script, and the worker that draws its map. */
  readonly beginnings: readonly string[]
}

/**
 * Tells the service worker of a page which files the page is made of, and a name of this very build: another build is
 * another worker, which is how a browser learns of it.
 */
export function shellFiles({ word, worker, page, beginnings }: Shell): Plugin {
  return {
    name: `${word.toLowerCase()}-files`,
    apply: 'build',
    generateBundle(_, bundle) {
      const built = bundle[worker]
      if (built?.type !== 'chunk') throw new Error(`${worker} was not built`)
      const files = ['mark.svg', ...filesOf(bundle, beginnings)].map((file) => `/${file}`).sort()
      const made = createHash('sha256').update(JSON.stringify(files)).update(built.code)
      const build = made.update(readFileSync(page)).digest('hex').slice(0, 16)
      built.code = `const ${word}_FILES=${JSON.stringify(files)},${word}_BUILD='${build}';${built.code}`
    },
  }
}

/** The beginnings with all that they import, and their style sheets. */
function filesOf(bundle: Bundle, beginnings: readonly string[]): Set<string> {
  const chunks = Object.values(bundle).filter((each): each is Chunk => each.type === 'chunk')
  const waiting = chunks.filter(({ isEntry, name }) => isEntry && beginnings.includes(name))
  if (waiting.length !== beginnings.length)
    throw new Error(
      `the build has ${waiting.map(({ name }) => name).join()}; ${beginnings.join()} were wanted`,
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
