import { useEffect } from 'react'
import type { Session } from '#contract/session.ts'

/** The service worker that opens this page without a network, and what it answers for. */
const WORKER = '/find-worker.js'
const SCOPE = '/find'

/** How the service worker names what it keeps. */
const KEPT = 'gridhold-find-'

/**
 * Has the page open in dead zones for whoever works with it: a resident who looks once is not made to fetch it all. At
 * sign-out everything kept goes: tiles would tell where somebody looked. Over plain http to another machine a browser has
 * no service workers: then the page opens with a network only.
 */
export function useOffline(session: Session | null | undefined): void {
  const works = session?.capacity === 'worker'
  const nobody = session === null
  useEffect(() => {
    if (!('serviceWorker' in navigator)) return
    if (works) void navigator.serviceWorker.register(WORKER, { scope: SCOPE }).catch(() => null)
    else if (nobody) void forget().catch(() => null)
  }, [works, nobody])
}

async function forget(): Promise<void> {
  const worker = await navigator.serviceWorker.getRegistration(SCOPE)
  await worker?.unregister()
  const kept = (await caches.keys()).filter((name) => name.startsWith(KEPT))
  await Promise.all(kept.map((name) => caches.delete(name)))
}
