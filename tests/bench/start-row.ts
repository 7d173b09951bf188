import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { freePort } from './native-postgis.ts'
import { type Measure, median } from './report.ts'

/** Design §8: seconds from the command to ready, after the build. */
const FIRST_BAR_S = 12
const AGAIN_BAR_S = 5

const ROUNDS = 3
const LONGEST_S = 300

/** Starts the program as `npm start` does, in a new folder and again in the same one. */
export async function startRow(): Promise<Measure[]> {
  // Builds pages and the prepared database where this machine has not yet.
  await inNewFolder(startedS)
  const [first, again]: [number[], number[]] = [[], []]
  for (let round = 0; round < ROUNDS; round++) {
    await inNewFolder(async (folder) => {
      first.push(await startedS(folder))
      again.push(await startedS(folder))
    })
  }
  const measure = (what: string, values: readonly number[], bar: number): Measure => ({
    row: 9,
    what,
    value: median(values),
    unit: 's',
    bar,
    detail: values.map((value) => `${value.toFixed(1)} s`).join(', '),
  })
  return [
    measure('start to ready, first time with the sample town', first, FIRST_BAR_S),
    measure('start to ready, then', again, AGAIN_BAR_S),
  ]
}

async function inNewFolder<T>(run: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(`${tmpdir()}/gridhold-start-`)
  try {
    return await run(folder)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** Seconds until `/readyz` says so; then the program is stopped as Ctrl-C stops it. */
async function startedS(folder: string): Promise<number> {
  const port = await freePort()
  const { DATABASE_URL: _, ...environment } = process.env
  const began = performance.now()
  const child = spawn(process.execPath, ['--import', 'tsx', 'data/start.ts'], {
    cwd: fileURLToPath(new URL('../..', import.meta.url)),
    env: { ...environment, DATA_DIR: folder, PORT: String(port), HOST: '127.0.0.1' },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  const ended = once(child, 'exit')
  try {
    while (!(await isReady(port))) {
      if (child.exitCode !== null)
        throw new Error(`the program ended with ${child.exitCode} before it was ready`)
      if (performance.now() - began > LONGEST_S * 1000) throw new Error(`not ready after ${LONGEST_S} s`)
      await wait(20)
    }
    return (performance.now() - began) / 1000
  } finally {
    child.kill('SIGINT')
    await ended
  }
}

async function isReady(port: number): Promise<boolean> {
  try {
    return (await fetch(`http://127.0.0.1:${port}/readyz`)).ok
  } catch {
    return false
  }
}
