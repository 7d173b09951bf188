import { execFile } from 'node:child_process'
import { access, mkdtemp, readFile, rename, rm } from 'node:fs/promises'
import { promisify } from 'node:util'
import { filesIn, hashOf } from '../../data/sources.ts'
import { cacheFolder } from '../fixtures/database.ts'

const run = promisify(execFile)

/** What the pages are made of. */
const SOURCES = ['web', 'api/contract', 'api/geometry', 'api/plan', 'package-lock.json']

/** As they ship: within the test runner libraries would otherwise give their elements the ids of a test. */
const MODE = 'production'

/**
 * Folder of the pages as built from the sources as they are: built once for them, then found again. It stands
 * apart from `dist/web`, so that nobody's build pulls it away from under a running test.
 */
export async function builtPages(): Promise<string> {
  const files = await Promise.all(
    SOURCES.map((path) => (path.includes('.') ? readFile(path, 'utf8') : filesIn(path))),
  )
  const folder = `${cacheFolder}/pages-${hashOf([MODE, ...files.flat()]).slice(0, 16)}`
  if (await exists(`${folder}/index.html`)) return folder
  const making = await mkdtemp(`${cacheFolder}/pages-`)
  const vite = ['node_modules/vite/bin/vite.js', 'build', '-c', 'web/vite.config.ts', '--logLevel', 'warn']
  const env = { ...process.env, NODE_ENV: MODE }
  await run(process.execPath, [...vite, '--outDir', making, '--emptyOutDir'], { env })
  // Another test process may have been quicker; its pages are as good.
  await rename(making, folder).catch(() => rm(making, { recursive: true }))
  return folder
}

function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  )
}
