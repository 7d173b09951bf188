/** The server gives a sign of life every 20 seconds; after this long without any the stream is dead, whatever it says. */
const SILENCE_MS = 50_000

/** How long after a stream ended the next is tried, at first and at most. */
const RETRY_MS = 2_000
const LONGEST_RETRY_MS = 10_000

/**
 * Listens to a stream of server-sent events for ever. `told` is called for every event, whenever a stream opens (what
 * happened before was missed) and when one breaks off. Read by hand: the browser's own EventSource never says that
 * nothing arrives, and a connection that a router dropped stays open on this side for hours.
 */
export function listen(path: string, told: () => void): void {
  let retry = RETRY_MS
  const run = async () => {
    const wasOpen = await readStream(path, told)
    if (wasOpen) told()
    retry = wasOpen ? RETRY_MS : Math.min(retry * 1.5, LONGEST_RETRY_MS)
    setTimeout(() => void run(), retry)
  }
  void run()
}

/** Reads one stream to its end, or until it falls silent. Gives whether it was open at all. */
async function readStream(path: string, told: () => void): Promise<boolean> {
  const end = new AbortController()
  let watch: ReturnType<typeof setTimeout> | undefined
  const alive = () => {
    clearTimeout(watch)
    watch = setTimeout(() => end.abort(), SILENCE_MS)
  }
  let open = false
  try {
    alive()
    const headers = { accept: 'text/event-stream' }
    const reply = await fetch(path, { headers, cache: 'no-store', signal: end.signal })
    if (!reply.ok || reply.body === null) return false
    open = true
    told()
    let line = ''
    const reader = reply.body.pipeThrough(new TextDecoderStream()).getReader()
    for (let { value, done } = await reader.read(); !done; { value, done } = await reader.read()) {
      alive()
      const lines = (line + value).split('\n')
      line = lines.pop()!
      if (lines.some((each) => each.startsWith('data:'))) told()
    }
  } catch {
    // Broken off or silent: the next stream is opened soon.
  } finally {
    clearTimeout(watch)
    end.abort()
  }
  return open
}
