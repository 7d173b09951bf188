/**
 * The service worker of the phone's page: keeps what the page is made of, and the public map, so that `/find` opens in a
 * dead zone. It answers for that page, its files, the outline of the town and the public tiles; everything that is asked
 * under a session goes past it, so no resident's or colleague's data is ever kept here.
 */

/** What the page consists of and which build it is; written in front of this file when the pages are built. */
declare const FIND_FILES: readonly string[]
declare const FIND_BUILD: string

interface Waiting extends Event {
  waitUntil(work: Promise<unknown>): void
}
interface Asked extends Waiting {
  readonly request: Request
  respondWith(reply: Promise<Response>): void
}
interface WorkerScope {
  skipWaiting(): Promise<void>
  addEventListener(kind: 'install' | 'activate', heard: (event: Waiting) => void): void
  addEventListener(kind: 'fetch', heard: (event: Asked) => void): void
}

const scope = globalThis as unknown as WorkerScope & { readonly location: Location }

/** Caches by what they hold: each build's page and files; and the map. The page throws all of it away at sign-out. */
const SHELLS = 'gridhold-find-shell-'
const SHELL = SHELLS + FIND_BUILD
const MAP = 'gridhold-find-map'

const PAGE = '/find'

/** Builds whose files are kept: a page that is open was begun by the last one and may fetch parts of it yet. */
const BUILDS_KEPT = 2

/** About a community from near and far; the oldest go first. */
const TILES_KEPT = 500

/** How long a slow line is waited for, and for how long it is not waited for after that. */
const PATIENCE_MS = 4_000
const DOUBT_MS = 10_000

let doubtUntil = 0

scope.addEventListener('install', (event) => event.waitUntil(install()))
scope.addEventListener('activate', (event) => event.waitUntil(activate()))
scope.addEventListener('fetch', (event) => {
  const reply = answer(event.request)
  if (reply !== null) event.respondWith(reply)
})

/** All of it or nothing: half a page is kept by nobody. Files have their build in their names, so copies at hand will do. */
async function install(): Promise<void> {
  const shell = await caches.open(SHELL)
  try {
    await shell.addAll([new Request(PAGE, { cache: 'reload' }), ...FIND_FILES])
    const page = await (await shell.match(PAGE))?.text()
    if (!FIND_FILES.some((file) => page?.includes(`src="${file}"`)))
      throw new Error('the page is of another build')
  } catch (failure) {
    await caches.delete(SHELL)
    throw failure
  }
  await scope.skipWaiting()
}

async function activate(): Promise<void> {
  const shells = (await caches.keys()).filter((name) => name.startsWith(SHELLS) && name !== SHELL)
  await Promise.all(shells.slice(0, 1 - BUILDS_KEPT).map((name) => caches.delete(name)))
  const map = await caches.open(MAP)
  const tiles = await map.keys()
  await Promise.all(tiles.slice(0, Math.max(0, tiles.length - TILES_KEPT)).map((tile) => map.delete(tile)))
}

/** The reply to what this worker answers for, or null for all else: that goes its usual way. */
function answer(request: Request): Promise<Response> | null {
  const { origin, pathname, search } = new URL(request.url)
  if (request.method !== 'GET' || origin !== scope.location.origin) return null
  if (request.mode === 'navigate') return /^\/find\/?$/.test(pathname) ? page(request) : null
  if (FIND_FILES.includes(pathname)) return kept(request)
  if (pathname + search === '/api/grids?level=1' || /^\/tiles\/(base|grids)\//.test(pathname))
    return fresh(request)
  return null
}

/** The page as the server has it; as it was kept where there is no server. */
async function page(request: Request): Promise<Response> {
  const before = () => caches.match(PAGE, { cacheName: SHELL })
  if (Date.now() >= doubtUntil) {
    try {
      const reply = await fetch(request.url, { signal: AbortSignal.timeout(PATIENCE_MS), cache: 'no-cache' })
      if (reply.status < 500) return reply
    } catch {
      doubtUntil = Date.now() + DOUBT_MS
    }
  }
  return (await before()) ?? fetch(request.url)
}

/** Files never change under their address: whichever build kept one, it is right. */
async function kept(request: Request): Promise<Response> {
  return (await caches.match(request.url, { ignoreVary: true })) ?? fetch(request)
}

/** The public map as the server has it now, or else as it was; a silent network is not waited for again at once. */
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
