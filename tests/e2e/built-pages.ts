import { execFile } from 'node:child_process'
import { access, cp, mkdir, mkdtemp, rename } from 'node:fs/promises'
import { setTimeout } from 'node:timers/promises'
import { promisify } from 'node:util'
import { FolderInUse, lockFolder } from '../../data/embedded/lock.ts'
import { builtFrom, sourcesHash } from '../../data/pages.ts'
import { cacheFolder } from '../fixtures/database.ts'

const run = promisify(execFile)

/** As they ship: within the test runner libraries would otherwise give their elements the ids of a test. */
const MODE = 'production'

/**
 * Folder of the pages as built from the sources as they are: built once for them, or taken from `dist/web` where that is
 * of the same sources, then found again. It stands apart, so that nobody's build pulls it away from under a running test.
 * A second test process that wants it meanwhile waits for the first: each build takes two processors half a minute.
 */
export async function builtPages(): Promise<string> {
  const hash = await sourcesHash()
  const folder = `${cacheFolder}/pages-${hash.slice(0, 16)}`
  await mkdir(cacheFolder, { recursive: true })
  while (!(await exists(`${folder}/index.html`))) {
    const lock = await lockFolder(folder).catch((error: unknown) => {
      if (error instanceof FolderInUse) return null
      throw error
    })
    if (lock === null) await setTimeout(300)
    else {
      try {
        if (!(await exists(`${folder}/index.html`))) await make(folder, hash)
      } finally {
        await lock.release()
      }
    }
  }
  return folder
}

/** It appears whole or not at all. */
async function make(folder: string, hash: string): Promise<void> {
  const making = await mkdtemp(`${cacheFolder}/making-`)
  const ready = await builtFrom(hash)
  if (ready !== null) await cp(ready, making, { recursive: true })
  else {
    const vite = ['node_modules/vite/bin/vite.js', 'build', '-c', 'web/vite.config.ts', '--logLevel', 'warn']
    const env = { ...process.env, NODE_ENV: MODE }
    await run(process.execPath, [...vite, '--outDir', making, '--emptyOutDir'], { env })
  }
  await rename(making, folder)
}

function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  )
}
