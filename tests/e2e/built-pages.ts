import { execFile } from 'node:child_process'
import { cp } from 'node:fs/promises'
import { promisify } from 'node:util'
import { builtFrom, sourcesHash } from '../../data/pages.ts'
import { madeOnce } from '../fixtures/made-once.ts'

const run = promisify(execFile)

/** As they ship: within the test runner libraries would otherwise give their elements the ids of a test. */
const MODE = 'production'

/**
 * Folder of the pages as built from the sources as they are: built once for them, or taken from `dist/web` where that is
 * of the same sources, then found again. It stands apart, so that nobody's build pulls it away from under a running test,
 * and is built by one process alone: each build takes two processors half a minute.
 */
export async function builtPages(): Promise<string> {
  const hash = await sourcesHash()
  return madeOnce(`pages-${hash.slice(0, 16)}`, async (making) => {
    const ready = await builtFrom(hash)
    if (ready !== null) return cp(ready, making, { recursive: true })
    const vite = ['node_modules/vite/bin/vite.js', 'build', '-c', 'web/vite.config.ts', '--logLevel', 'warn']
    const env = { ...process.env, NODE_ENV: MODE }
    return run(process.execPath, [...vite, '--outDir', making, '--emptyOutDir'], { env })
  })
}
