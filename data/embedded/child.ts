/**
 * The child process that holds the engine. Arguments: the database's folder and, in tests, switches as JSON. It obeys
 * its parent alone: Ctrl-C reaches the whole process group, but only the parent knows when the last write is done.
 */
import { openEngine } from './engine.ts'
import type { EngineSwitches, Order, Report } from './orders.ts'
import { endWithParent } from './orphan.ts'

process.on('SIGINT', () => undefined)
process.on('SIGTERM', () => undefined)
process.on('SIGHUP', () => undefined)
endWithParent()

const [dir, switches] = process.argv.slice(2)
if (dir === undefined) throw new Error('the child wants the folder of the database')

function report(message: Report): void {
  process.send?.(message)
}

try {
  const engine = await openEngine(dir, JSON.parse(switches ?? '{}') as EngineSwitches)
  process.on('message', async (order: Order) => {
    if ('stop' in order) {
      await engine.close()
      process.exit(0)
    }
    const { bytes, status, failed } = engine.run(order.run)
    report({ done: bytes, status, failed })
  })
  report({ ready: engine.serverVersion })
} catch (error) {
  report({ broken: error instanceof Error ? error.message : String(error) })
  process.exitCode = 1
  process.disconnect?.()
}
