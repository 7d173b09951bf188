import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { access, readFile, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { filesIn, hashOf } from './sources.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
const built = `${root}dist/web`
const mark = `${root}dist/web.built-from`

/** What the pages are made of. */
const SOURCES = ['web', 'api/contract', 'api/geometry', 'api/plan']

/**
 * Builds the pages into `dist/web` unless they were built from these very sources. Throws with what the builder
 * said when it fails. Gives whether it built.
 */
export async function buildPages(onStart?: () => void): Promise<boolean> {
  const from = await sourcesHash()
  if ((await builtFrom(from)) !== null) return false
  onStart?.()
  await runVite()
  await writeFile(mark, from)
  return true
}

/** A word for the sources as they are. */
export async function sourcesHash(): Promise<string> {
  const sources = (await Promise.all(SOURCES.map(filesIn))).flat()
  return hashOf([...sources, await readFile(`${root}package-lock.json`, 'utf8')])
}

/** Folder of the pages when they were last built from the sources with this hash; else null. */
export async function builtFrom(hash: string): Promise<string | null> {
  const same = hash === (await readFile(mark, 'utf8').catch(() => ''))
  return same && (await exists(`${built}/index.html`)) ? built : null
}

async function runVite(): Promise<void> {
  const vite = fileURLToPath(new URL('../node_modules/vite/bin/vite.js', import.meta.url))
  const child = spawn(process.execPath, [vite, 'build', '-c', 'web/vite.config.ts', '--logLevel', 'warn'], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const said: string[] = []
  child.stdout.on('data', (chunk) => said.push(String(chunk)))
  child.stderr.on('data', (chunk) => said.push(String(chunk)))
  const [code] = (await once(child, 'close')) as [number | null]
  if (code !== 0) throw new Error(`The pages could not be built:\n${said.join('')}`)
}

function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  )
}
