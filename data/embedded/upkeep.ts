import type { Bridge } from './bridge.ts'

const everyMs = 60_000
const quietMs = 3_000

/** Does when nobody is waiting what a server's background processes would: there are none in the embedded engine. */
export function keepUp(bridge: Bridge): () => void {
  const timer = setInterval(() => void tidy(bridge), everyMs)
  timer.unref()
  return () => clearInterval(timer)
}

async function tidy(bridge: Bridge): Promise<void> {
  await bridge.whenQuiet('checkpoint', quietMs)
}
