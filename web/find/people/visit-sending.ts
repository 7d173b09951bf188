import { useEffect, useState, useSyncExternalStore } from 'react'
import { v7 } from 'uuid'
import { signedInNow, tellErrand } from '../../client/visits.ts'
import { useSession } from '../../staff/use-session.ts'
import type { Errand, QueueDrawer, Waiting } from '../../visit-queue/errand.ts'
import { indexedDrawer } from '../../visit-queue/indexed-drawer.ts'
import { memoryDrawer } from '../../visit-queue/memory-drawer.ts'
import { serverClock } from '../../visit-queue/server-clock.ts'
import { byLease, byLock } from '../../visit-queue/sole-tab.ts'
import { type QueuePorts, type VisitQueue, visitQueue } from '../../visit-queue/visit-queue.ts'

const CHANNEL = 'gridhold.visits'
const NOTHING: readonly Waiting[] = []

/** One drawer and one clock a page; one queue for the account that is signed in. */
const drawer: { opened: Promise<QueueDrawer> | null } = { opened: null }
const clock = serverClock(() => Date.now())
const told = new Set<(errand: Errand) => void>()
let open: { readonly account: string; readonly queue: Promise<VisitQueue> } | null = null

/** What is kept on this phone, of whatever account. */
export function keptOnPhone(): Promise<QueueDrawer> {
  drawer.opened ??=
    typeof indexedDB === 'undefined'
      ? Promise.resolve(memoryDrawer())
      : indexedDrawer(indexedDB).catch(memoryDrawer)
  return drawer.opened
}

/** The moment a visit is made, by the phone's clock where that is right. */
export const instantNow = () => clock.instant()

/** Ids are the phone's own, so that what is sent twice is one. */
export const freshId = () => v7()

/** The queue of the worker who is signed in; null until it is open, and for everybody else. */
export function useVisitQueue(): VisitQueue | null {
  const { session } = useSession()
  const account = session?.capacity === 'worker' ? session.username : null
  const [opened, setOpened] = useState<{ account: string; queue: VisitQueue } | null>(null)
  useEffect(() => {
    let here = true
    if (account !== null)
      void queueOf(account).then((queue) => {
        if (here) setOpened({ account, queue })
      })
    return () => {
      here = false
    }
  }, [account])
  return opened !== null && opened.account === account ? opened.queue : null
}

/** What of the queue waits, as it changes. */
export function useWaiting(queue: VisitQueue | null): readonly Waiting[] {
  return useSyncExternalStore(
    (heard) => queue?.watch(heard) ?? (() => undefined),
    () => queue?.state().waiting ?? NOTHING,
  )
}

/** Calls with each errand the server has, while the component lives. */
export function useTold(hear: (errand: Errand) => void): void {
  useEffect(() => {
    told.add(hear)
    return () => {
      told.delete(hear)
    }
  }, [hear])
}

function queueOf(account: string): Promise<VisitQueue> {
  if (open?.account === account) return open.queue
  void open?.queue.then((before) => before.stop())
  const queue = keptOnPhone().then((kept) => visitQueue(portsOf(account, kept)))
  open = { account, queue }
  // Hears what time it is while there is a network, for the visits of the dead zone.
  void signedInNow(clock)
  return queue
}

function portsOf(account: string, kept: QueueDrawer): QueuePorts {
  const channel = typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel(CHANNEL)
  return {
    account,
    drawer: kept,
    send: tellErrand,
    signedIn: () => signedInNow(clock),
    alone: 'locks' in navigator ? byLock(navigator.locks) : byLease(localStorage, v7(), () => Date.now()),
    after(ms, deed) {
      const timer = setTimeout(deed, ms)
      return () => clearTimeout(timer)
    },
    woken(deed) {
      const seen = () => {
        if (document.visibilityState === 'visible') deed()
      }
      addEventListener('online', deed)
      addEventListener('pageshow', seen)
      document.addEventListener('visibilitychange', seen)
      channel?.addEventListener('message', deed)
      return () => {
        removeEventListener('online', deed)
        removeEventListener('pageshow', seen)
        document.removeEventListener('visibilitychange', seen)
        channel?.close()
      }
    },
    changed: () => channel?.postMessage('changed'),
    now: () => Date.now(),
    told: (errand) => {
      for (const hear of told) hear(errand)
    },
  }
}
