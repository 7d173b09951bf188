/** Files that are being read at one time; more would take the processor from whoever asks the map. */
const AT_ONCE = 2
/** Readers that may wait for their turn; their files wait in memory, so past it people are asked to come again. */
const MAX_WAITING = 6

interface Turn {
  done(): void
}

let running = 0
const waiting: (() => void)[] = []

/** Waits for a turn at reading. Call `done` when it is over. `too-busy` when too many wait, `cancelled` by the signal. */
export async function takeTurn(signal?: AbortSignal): Promise<Turn | 'too-busy' | 'cancelled'> {
  if (signal?.aborted) return 'cancelled'
  if (running >= AT_ONCE) {
    if (waiting.length >= MAX_WAITING) return 'too-busy'
    if (!(await waited(signal))) return 'cancelled'
  } else running++
  let over = false
  return {
    done() {
      if (over) return
      over = true
      const next = waiting.shift()
      // The turn goes to who waited longest; the number of those at work stays.
      if (next === undefined) running--
      else next()
    },
  }
}

/** True when the turn has come, false when the signal came first. */
function waited(signal?: AbortSignal): Promise<boolean> {
  return new Promise((resolve) => {
    const come = (): void => {
      signal?.removeEventListener('abort', give)
      resolve(true)
    }
    const give = (): void => {
      waiting.splice(waiting.indexOf(come), 1)
      resolve(false)
    }
    waiting.push(come)
    signal?.addEventListener('abort', give, { once: true })
  })
}
