/**
 * The service worker of a display board: what the page is made of, and what its map and cards show, are kept on the
 * screen, so that it starts again after a power cut without any server. It answers for addresses under `/board/` and
 * for the public ones that such a page asks for; all others it leaves alone, those of staff above all.
 */

/** What the page consists of and which build it is; written in front of this file when the pages are built. */
declare const BOARD_FILES: readonly string[]
declare const BOARD_BUILD: string

interface Waiting extends Event {
  waitUntil(work: Promise<unknown>): void
}
interface Asked extends Waiting {
  readonly request: Request
  respondWith(reply: Promise<Response>): void
}
interface WorkerScope {
  readonly clients: { claim(): Promise<void> }
  skipWaiting(): Promise<void>
  addEventListener(kind: 'install' | 'activate', heard: (event: Waiting) => void): void
  addEventListener(kind: 'fetch', heard: (event: Asked) => void): void
}

const scope = globalThis as unknown as WorkerScope & { readonly location: Location }

/** Caches by what they hold. The first belongs to one build; the others go on from build to build. */
const SHELLS = 'gridhold-board-shell-'
const SHELL = SHELLS + BOARD_BUILD
const MAP = 'gridhold-board-map'
const PHOTOS = 'gridhold-board-photos'

/** The page is the same file for every board. */
const PAGE = '/board/page'

/** How long the network may be silent, and for how long it is not waited for after that. */
const PATIENCE_MS = 4_000
const DOUBT_MS = 10_000

let doubtUntil = 0

scope.addEventListener('install', (event) => event.waitUntil(install()))
scope.addEventListener('activate', (event) => event.waitUntil(activate()))
scope.addEventListener('fetch', (event) => {
  const reply = answer(event.request)
  if (reply !== null) event.respondWith(reply)
})

async function install(): Promise<void> {
  const shell = await caches.open(SHELL)
  await shell.addAll([PAGE, ...BOARD_FILES].map((path) => new Request(path, { cache: 'reload' })))
  await scope.skipWaiting()
}

async function activate(): Promise<void> {
  const old = (await caches.keys()).filter((name) => name.startsWith(SHELLS) && name !== SHELL)
  await Promise.all(old.map((name) => caches.delete(name)))
  await scope.clients.claim()
}

/** The reply to a request that is the board's, or null for all others: those go their usual way. */
function answer(request: Request): Promise<Response> | null {
  const { origin, pathname, searchParams } = new URL(request.url)
  if (request.method !== 'GET' || origin !== scope.location.origin) return null
  if (request.mode === 'navigate')
    return /^\/board\/[a-z0-9-]+$/.test(pathname) && !searchParams.has('preview') ? page(request) : null
  if (BOARD_FILES.includes(pathname)) return kept(request, SHELL)
  if (/^\/api\/boards\/[a-z0-9-]+\/photos\/[\w.-]+$/.test(pathname)) return kept(request, PHOTOS)
  if (pathname === '/api/grids' || /^\/tiles\/(base|grids)\//.test(pathname)) return fresh(request)
  return null
}

/** The page as the server has it; as it was kept where there is no server. */
async function page(request: Request): Promise<Response> {
  try {
    const reply = await fetch(request.url, { signal: AbortSignal.timeout(PATIENCE_MS), cache: 'no-store' })
    if (reply.status < 500) return reply
  } catch {
    // No server: what is kept is shown.
  }
  return (await caches.match(PAGE, { cacheName: SHELL })) ?? Response.error()
}

/** Files and photos never change under their address: what is kept is right. */
async function kept(request: Request, cacheName: string): Promise<Response> {
  const found = await caches.match(request.url, { cacheName, ignoreVary: true })
  if (found !== undefined) return found
  const reply = await fetch(request)
  if (reply.status === 200 && cacheName !== SHELL)
    await (await caches.open(cacheName)).put(request.url, reply.clone())
  return reply
}

/** Tiles and shapes as the server has them now, or else as they were; a silent network is not waited for again at once. */
async function fresh(request: Request): Promise<Response> {
  const cache = await caches.open(MAP)
  const before = () => cache.match(request.url, { ignoreVary: true })
  if (Date.now() < doubtUntil) {
    const found = await before()
    if (found !== undefined) return found
  }
  try {
    const reply = await fetch(request.url, { signal: AbortSignal.timeout(PATIENCE_MS) })
    if (reply.ok) await cache.put(request.url, reply.clone())
    return reply.status < 500 ? reply : ((await before()) ?? reply)
  } catch (failure) {
    doubtUntil = Date.now() + DOUBT_MS
    const found = await before()
    if (found === undefined) throw failure
    return found
  }
}

export {}
