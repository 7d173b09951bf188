import { randomBytes } from 'node:crypto'
import { access, chmod, mkdir } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import { forgetAddress, keepAddress } from './address.ts'
import { Bridge, type BridgeLimits } from './bridge.ts'
import { copyFolder } from './copy-folder.ts'
import { lockFolder } from './lock.ts'
import type { EngineSwitches } from './orders.ts'
import { type EngineProcess, Supervisor } from './supervisor.ts'
import { keepUp } from './upkeep.ts'

const defaultLimits: BridgeLimits = { statementMs: 120_000, idleOwnerMs: 20_000 }
const upkeepEveryMs = 60_000

/** How the embedded database is opened. */
export interface EmbeddedOptions {
  /** Its folder; made when missing. */
  readonly dir: string
  /** A prepared folder to copy when `dir` does not exist yet; without one an empty database is made (12 to 20 s). */
  readonly template?: string
  /** Told what takes time, as it begins. */
  readonly onProgress?: (step: 'copy' | 'create' | 'open') => void
  /** Told why whenever the engine's process is started anew. */
  readonly onRestart?: (reason: string) => void
  readonly limits?: Partial<BridgeLimits>
  /** How often housekeeping looks round, in milliseconds. */
  readonly upkeepMs?: number
  /** Remedies to turn off; for tests. */
  readonly switches?: EngineSwitches
  /** Starts the engine's process for a folder, where it is not to be one of its own; for tests. */
  readonly start?: (dir: string) => EngineProcess
}

/** An open embedded database. */
export interface Embedded {
  /** Stays good over restarts of the engine. */
  readonly url: string
  /** The engine's process; 0 while there is none. */
  pid(): number
  /** Clean end: what runs is finished, then CHECKPOINT. */
  stop(): Promise<void>
}

/**
 * Opens PostgreSQL with PostGIS on a folder, in a child process behind a wire bridge on the loopback. It is for a
 * single machine and one program: there is no fsync, so a power cut may lose what was acknowledged. Throws, naming
 * the process, when another holds the folder.
 */
export async function openEmbedded(options: EmbeddedOptions): Promise<Embedded> {
  const dir = resolve(options.dir)
  await mkdir(dirname(dir), { recursive: true })
  const lock = await lockFolder(dir)
  try {
    const exists = await hasDatabase(dir)
    if (!exists && options.template !== undefined) {
      options.onProgress?.('copy')
      await copyFolder(options.template, dir)
    }
    options.onProgress?.(exists || options.template !== undefined ? 'open' : 'create')
    return await open(dir, options, lock)
  } catch (error) {
    await lock.release()
    throw error
  }
}

/** Whether there is an embedded database in the folder. */
export function hasDatabase(dir: string): Promise<boolean> {
  return access(`${dir}/PG_VERSION`).then(
    () => true,
    () => false,
  )
}

async function open(
  dir: string,
  options: EmbeddedOptions,
  lock: Awaited<ReturnType<typeof lockFolder>>,
): Promise<Embedded> {
  const supervisor: Supervisor = new Supervisor({
    dir,
    ...(options.switches && { switches: options.switches }),
    ...(options.start && { start: options.start }),
    onChild: (pid) => void lock.noteEngine(pid),
    onRestart: (lost) => {
      bridge.engineLost(lost)
      options.onRestart?.(lost.message)
    },
  })
  const password = randomBytes(24).toString('hex')
  const bridge = new Bridge(supervisor, { ...defaultLimits, ...options.limits }, password)
  try {
    await supervisor.ready()
    await chmod(dir, 0o700)
    const port = await bridge.listen()
    const stopUpkeep = keepUp(bridge, options.upkeepMs ?? upkeepEveryMs)
    const url = `postgres://gridhold:${password}@127.0.0.1:${port}/gridhold`
    await keepAddress(dir, url)
    return {
      url,
      pid: () => supervisor.pid,
      async stop() {
        stopUpkeep()
        await forgetAddress(dir)
        await bridge.close()
        await supervisor.stop()
        await lock.release()
      },
    }
  } catch (error) {
    await supervisor.stop()
    throw error
  }
}
