/** The address of the service worker; it answers for the boards alone. */
const WORKER = '/board/worker.js'

/** How often a new build of the page is asked for. */
const EVERY_MS = 3_600_000

/** Nobody's touch may be younger than this when the page begins anew. */
const QUIET_MS = 60_000

/** Keeps the page startable without a server, and current with one. */
export interface Offline {
  /** The server is back, or sent what this build cannot read: there may be another build. */
  lookForBuild(): void
}

/**
 * Registers the service worker of the boards, tells `ready` when it answers for this page, and begins the page anew, in
 * a quiet minute, when another build is there. Over plain http to another machine a browser has no service workers:
 * then the page only looks for another build, and cannot start while the server is gone.
 */
export function startOffline(ready: () => void): Offline {
  let touchedAt = Number.NEGATIVE_INFINITY
  addEventListener('pointerdown', () => {
    touchedAt = performance.now()
  })
  function beginAnew(): void {
    const wait = touchedAt + QUIET_MS - performance.now()
    if (wait > 0) setTimeout(beginAnew, wait)
    else location.reload()
  }

  const workers = navigator.serviceWorker as ServiceWorkerContainer | undefined
  const look = workers === undefined ? () => void lookAtPage(beginAnew) : register(workers, ready, beginAnew)
  setInterval(look, EVERY_MS)
  return { lookForBuild: look }
}

function register(workers: ServiceWorkerContainer, ready: () => void, beginAnew: () => void): () => void {
  let controlled = workers.controller !== null
  if (controlled) ready()
  workers.addEventListener('controllerchange', () => {
    // The first worker of a page is of the build that the page is of; a later one is of another.
    if (controlled) beginAnew()
    else ready()
    controlled = true
  })
  // Storage that the browser may not clear by itself, where it grants that; and a board without either still works.
  void navigator.storage?.persist?.().catch(() => false)
  const registered = workers.register(WORKER).catch(() => null)
  return () => void registered.then((found) => found?.update()).catch(() => {})
}

/** Begins anew where the server's page names another script than this one runs. */
async function lookAtPage(beginAnew: () => void): Promise<void> {
  try {
    const reply = await fetch(location.href, { cache: 'no-store', signal: AbortSignal.timeout(15_000) })
    const own = document.querySelector('script[type=module]')?.getAttribute('src')
    if (reply.ok && own && !(await reply.text()).includes(own)) beginAnew()
  } catch {
    // No server now; it is asked again.
  }
}
