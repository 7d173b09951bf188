import { type Extension, PGlite } from '@electric-sql/pglite'
import { postgis } from '@electric-sql/pglite-postgis'
import { type EngineSwitches, lostTrackExit, swallowedExceptionExit } from './orders.ts'
import { type Outcome, readOutcome } from './outcome.ts'
import { slimBundle } from './slim-bundle.ts'

/** What we use of the WebAssembly module beneath PGlite; none of it is in its public types. */
interface EngineModule {
  readonly ___stack_pointer: WebAssembly.Global
  readonly ___cxa_uncaught_exceptions: () => number
  _PostgresMainLoopOnce: () => void
  readonly FS: { write: (...args: unknown[]) => unknown }
}

const slimPostgis: Extension = {
  name: postgis.name,
  async setup(database, options) {
    const full = await postgis.setup(database, options)
    return { ...full, ...(full.bundlePath && { bundlePath: await slimBundle(full.bundlePath) }) }
  },
}

/** PostgreSQL in this process: one session, one call at a time, each blocking until it is done. */
export interface Engine {
  readonly serverVersion: string
  /** Runs wire messages as one unit. Ends the process instead of answering when a geometry exception was swallowed. */
  run(messages: Uint8Array): Outcome
  /** CHECKPOINT and a clean end. */
  close(): Promise<void>
}

/** Opens (or makes) the database in `dir`. Throws when it does not open. */
export async function openEngine(dir: string, switches: EngineSwitches = {}): Promise<Engine> {
  const { keepStackPointer = true, noticeSwallowed = true, sharedBuffersMb } = switches
  const db = await PGlite.create({
    dataDir: dir,
    extensions: { postgis: slimPostgis },
    ...(sharedBuffersMb !== undefined && {
      startParams: [...PGlite.defaultStartParams, '-c', `shared_buffers=${sharedBuffersMb}MB`],
    }),
  })
  const module = (db as unknown as { readonly mod: EngineModule }).mod
  if (noticeSwallowed) endOnSwallowedException(module)

  function run(messages: Uint8Array): Outcome {
    const chunks: Buffer[] = []
    // An SQL error unwinds by a JavaScript exception and leaves the stack where it was thrown: each would leak a piece
    // of stack, and after some two thousand errors nothing would answer any more.
    const top: unknown = module.___stack_pointer.value
    // The chunk is a view of the engine's memory and must be copied. The promise only syncs browser file systems.
    void db.execProtocolRawStream(messages, {
      syncToFs: false,
      onRawData: (chunk) => chunks.push(Buffer.from(chunk)),
    })
    if (keepStackPointer) module.___stack_pointer.value = top
    const outcome = readOutcome(Buffer.concat(chunks))
    if (noticeSwallowed && swallowed(module)) process.exit(swallowedExceptionExit)
    if (noticeSwallowed && outcome.lostTrack) process.exit(lostTrackExit)
    return outcome
  }

  const { rows } = await db.query<{ version: string }>(`select current_setting('server_version') as version`)
  return {
    serverVersion: rows[0]!.version,
    run,
    async close() {
      await db.exec('checkpoint')
      await db.close()
    },
  }
}

/** A C++ exception is in flight although no engine code runs, or runs on as if nothing was. */
function swallowed(module: EngineModule): boolean {
  return module.___cxa_uncaught_exceptions() > 0
}

/**
 * This build of PostgreSQL mistakes a GEOS (C++) exception for one of its own unwindings and carries on: the statement
 * ends without rows, without an error, and even commits. The C++ runtime still counts the exception as uncaught. So
 * at the first write to a file while one is uncaught (the commit record is one) the process ends: nothing of it lasts.
 */
function endOnSwallowedException(module: EngineModule): void {
  const { write } = module.FS
  module.FS.write = (...args) => {
    if (swallowed(module)) process.exit(swallowedExceptionExit)
    return write.apply(module.FS, args)
  }
  const once = module._PostgresMainLoopOnce
  module._PostgresMainLoopOnce = () => {
    try {
      once()
    } catch (error) {
      // PostgreSQL's own unwinding arrives as the string 'unwind'; anything else is a C++ exception, the exit after a
      // FATAL or a wasm trap, which PGlite would pass over in silence, some of them for ever.
      if (error !== 'unwind') process.exit(swallowed(module) ? swallowedExceptionExit : lostTrackExit)
      throw error
    }
  }
}
