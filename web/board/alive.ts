import type { Alive, Board } from '#contract/boards.ts'

const EVERY_MS = 60_000
const SCREEN = 'gridhold.screen'

/** Tells the server every minute or so that this screen lives and what it shows; `shown` is null while it shows nothing. */
export function reportAlive(slug: string, shown: () => Board | null): void {
  const screen = screenId()
  const report = async () => {
    const board = shown()
    if (board !== null) await post(slug, wordsOf(screen, board))
    setTimeout(() => void report(), EVERY_MS * (0.85 + Math.random() * 0.3))
  }
  setTimeout(() => void report(), 3_000 + Math.random() * 5_000)
}

function wordsOf(screen: string, { plan, dataAt }: Board): Alive {
  const [width, height] = [window.innerWidth, window.innerHeight].map((side) =>
    Math.min(Math.max(side, 1), 20_000),
  )
  return { screen, plan: plan.id, dataAt, width: width!, height: height! }
}

/** A report that does not arrive is not missed here: that it is silent is what the administrators are to see. */
async function post(slug: string, words: Alive): Promise<void> {
  const headers = { 'content-type': 'application/json' }
  const body = JSON.stringify(words)
  const signal = AbortSignal.timeout(15_000)
  await fetch(`/api/boards/${encodeURIComponent(slug)}/alive`, {
    method: 'POST',
    headers,
    body,
    signal,
  }).catch(() => {})
}

/** The number that this screen made for itself; one that keeps nothing makes another at each start. */
function screenId(): string {
  try {
    const kept = localStorage.getItem(SCREEN)
    if (kept !== null && /^[0-9a-f-]{36}$/.test(kept)) return kept
    const made = randomId()
    localStorage.setItem(SCREEN, made)
    return made
  } catch {
    return randomId()
  }
}

/** A random UUID; `crypto.randomUUID` is not to be had over plain http in an office. */
function randomId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  bytes[6] = (bytes[6]! & 0x0f) | 0x40
  bytes[8] = (bytes[8]! & 0x3f) | 0x80
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')
}
