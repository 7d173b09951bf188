import { Worker } from 'node:worker_threads'

const graceMs = 5_000

/**
 * Ends this process when its parent is gone, however that died. The lost channel says so at once, but only between two
 * statements; a thread of its own sees it during one, even one that never ends, and gives it a few seconds.
 */
export function endWithParent(): void {
  process.on('disconnect', () => process.exit(0))
  const watch = `
    const parent = process.ppid
    setInterval(() => {
      if (process.ppid !== parent) setTimeout(() => process.kill(process.pid, 'SIGKILL'), ${graceMs})
    }, 500)`
  new Worker(watch, { eval: true, execArgv: [] }).unref()
}
