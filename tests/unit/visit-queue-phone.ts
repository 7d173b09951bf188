import type { Errand, QueueDrawer, Reply } from '../../web/visit-queue/errand.ts'
import { memoryDrawer } from '../../web/visit-queue/memory-drawer.ts'
import { type VisitQueue, visitQueue } from '../../web/visit-queue/visit-queue.ts'

/** How the way to the server is: `lost` brings requests there and loses the replies. */
export type Line = 'good' | 'dead' | 'lost' | 'busy'

/** A server that records visits by id, as the real one does, and a line to it that can fail in every way. */
export function fakeServer() {
  const recorded = new Map<string, Errand & { readonly by: string }>()
  const heard: string[] = []
  const closed = new Set<string>()
  const server = {
    line: 'good' as Line,
    /** Whose session the browser has. */
    cookie: 'lead' as string | null,
    /** Errands the server cannot take at the moment, by id. */
    stuck: new Set<string>(),
    /** Households out of everybody's sight. */
    closed,
    recorded,
    /** Each request that arrived, in order. */
    heard,
    async send(errand: Errand): Promise<Reply> {
      await Promise.resolve()
      if (server.line === 'dead') return { kind: 'unreached' }
      heard.push(`${errand.kind} ${errand.id}`)
      if (server.line === 'busy' || server.stuck.has(errand.id)) return { kind: 'busy' }
      if (server.cookie === null) return { kind: 'signed-out' }
      const reply = answer(errand, server.cookie)
      return server.line === 'lost' ? { kind: 'unreached' } : reply
    },
    signedIn: () =>
      Promise.resolve(server.line === 'dead' || server.line === 'lost' ? lostOr(server) : server.cookie),
  }

  function answer(errand: Errand, by: string): Reply {
    if (errand.kind === 'take-back')
      return recorded.delete(errand.id) ? { kind: 'done' } : { kind: 'refused', code: 'unknown-visit' }
    if (errand.kind === 'visit' && closed.has(errand.household))
      return { kind: 'refused', code: 'unknown-household' }
    const before = recorded.get(errand.id)
    if (before !== undefined && JSON.stringify(before) !== JSON.stringify({ ...errand, by }))
      return { kind: 'refused', code: 'id-taken' }
    recorded.set(errand.id, { ...errand, by })
    return { kind: 'done' }
  }
  return server
}

/** The question who is signed in is small and comes through where replies to visits are lost. */
function lostOr({ line, cookie }: { line: Line; cookie: string | null }): string | null | undefined {
  return line === 'dead' ? undefined : cookie
}

export type FakeServer = ReturnType<typeof fakeServer>

/** A phone with its clock, its storage and as many tabs as are opened. */
export function phone(server: FakeServer) {
  const drawer = memoryDrawer()
  const tabs = new Set<() => void>()
  let clock = 1_000_000
  let timers: { at: number; deed: () => void }[] = []
  let busy = false

  async function alone(deed: (stillMine: () => boolean) => Promise<void>): Promise<boolean> {
    if (busy) return false
    busy = true
    try {
      await deed(() => true)
    } finally {
      busy = false
    }
    return true
  }

  return {
    drawer,
    /** Opens a page of an account; `through` stands between it and the drawer. */
    open(account: string, through: (drawer: QueueDrawer) => QueueDrawer = (same) => same): VisitQueue {
      let wake: () => void = () => undefined
      const queue = visitQueue({
        account,
        drawer: through(drawer),
        send: server.send,
        signedIn: server.signedIn,
        alone,
        after(ms, deed) {
          const timer = { at: clock + ms, deed }
          timers.push(timer)
          return () => {
            timers = timers.filter((each) => each !== timer)
          }
        },
        woken(deed) {
          wake = deed
          tabs.add(deed)
          return () => tabs.delete(deed)
        },
        changed: () => {
          for (const other of tabs) if (other !== wake) other()
        },
        now: () => clock,
        told: () => undefined,
      })
      return queue
    },
    /** Lets everything under way come to rest. */
    rest,
    /** Lets time go by; alarms ring on the way. */
    async pass(ms: number) {
      await rest()
      const end = clock + ms
      for (;;) {
        const next = timers.filter(({ at }) => at <= end).sort((a, b) => a.at - b.at)[0]
        if (next === undefined) break
        timers = timers.filter((each) => each !== next)
        clock = Math.max(clock, next.at)
        next.deed()
        await rest()
      }
      clock = end
    },
    /** Sets the clock, which nobody's alarm follows. */
    setClock(to: number) {
      clock = to
    },
    /** The network is back, or the page is looked at again. */
    async wake() {
      for (const deed of [...tabs]) deed()
      await rest()
    },
  }
}

async function rest(): Promise<void> {
  for (let i = 0; i < 5; i++) await new Promise((resolve) => setTimeout(resolve, 0))
}

let made = 0

/** A visit of its own id. */
export function visitTo(household: string, note: string | null = null): Errand & { kind: 'visit' } {
  made += 1
  return {
    kind: 'visit',
    id: `visit-${made}`,
    household,
    at: '2026-11-22T01:00:00.000Z',
    outcome: 'met',
    note,
  }
}
