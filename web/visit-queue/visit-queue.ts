import type { Errand, QueueDrawer, Reply, Waiting } from './errand.ts'
import { heldMs, nextStep } from './next-step.ts'

/** First and longest pause before another attempt, in milliseconds. */
const FIRST_PAUSE_MS = 30_000
const LONGEST_PAUSE_MS = 300_000

/** How soon to look again where another tab was sending, in milliseconds. */
const ELSEWHERE_MS = 5_000

/** After so many attempts an errand the server cannot take for now lets those behind it pass. */
const PATIENCE = 3

/** How long a session is believed to be the same one, in milliseconds: another tab may sign in somebody else. */
const SURE_MS = 3_000

/** What a queue needs of the world. */
export interface QueuePorts {
  readonly account: string
  readonly drawer: QueueDrawer
  send(errand: Errand): Promise<Reply>
  /** User name of the session the browser has now; null: none; undefined: the server was not reached. */
  signedIn(): Promise<string | null | undefined>
  /** Runs `deed` unless another tab is running its own; `stillMine` asks before each errand. False: it did not run. */
  alone(deed: (stillMine: () => boolean) => Promise<void>): Promise<boolean>
  /** Calls after so many milliseconds; gives what calls it off. */
  after(ms: number, deed: () => void): () => void
  /** Calls when something may have changed: the network is back, the page is looked at, another tab kept something. */
  woken(deed: () => void): () => void
  /** Tells other tabs that the drawer changed. */
  changed(): void
  /** Milliseconds of the phone's clock. */
  now(): number
  /** Called with each errand that the server has. */
  told(errand: Errand): void
}

/** The queue as a page shows it. */
export interface QueueState {
  readonly waiting: readonly Waiting[]
  readonly sending: boolean
  /** The session is over, or is somebody else's: nothing is sent until the account signs in again. */
  readonly signedOut: boolean
  /** The server was not reached at the last attempt. */
  readonly unreached: boolean
  /** Whether what is kept outlives the page. */
  readonly lasting: boolean
}

/** Errands of one account on their way. */
export interface VisitQueue {
  state(): QueueState
  /** Calls at every change of the state; gives what ends it. */
  watch(heard: () => void): () => void
  /** Keeps an errand on the phone; it is kept when the promise resolves, and sent after `holdMs` at the earliest. */
  keep(errand: Errand, holdMs?: number): Promise<void>
  /** Changes the note of an errand nobody was told of, and lets it go; false where it is too late. */
  amend(id: string, note: string | null): Promise<boolean>
  /** Holds an errand nobody was told of for so long from now; 0 lets it go. */
  hold(id: string, holdMs: number): Promise<void>
  /** Sends what is held back, and everything else, now. */
  release(): Promise<void>
  /** Takes a refused errand out, by hand. */
  drop(key: number): Promise<void>
  /** Tries a refused errand once more. */
  again(key: number): Promise<void>
  /** Looks into the drawer and sends what may be sent. */
  flush(): Promise<void>
  stop(): void
}

/** Starts a queue: whatever an earlier page left behind is sent first. */
export function visitQueue(ports: QueuePorts): VisitQueue {
  const { account, drawer } = ports
  const watchers = new Set<() => void>()
  let state: QueueState = {
    waiting: [],
    sending: false,
    signedOut: false,
    unreached: false,
    lasting: drawer.lasting,
  }
  let failures = 0
  let elsewhere = false
  let asked = Number.NEGATIVE_INFINITY
  let callOff: () => void = () => undefined
  let running: Promise<void> | null = null
  let stopped = false

  function say(next: Partial<QueueState>): void {
    state = { ...state, ...next }
    for (const heard of watchers) heard()
  }
  async function look(): Promise<readonly Waiting[]> {
    const waiting = await drawer.all(account)
    say({ waiting })
    return waiting
  }
  async function touched(): Promise<void> {
    await look()
    ports.changed()
  }

  /** One attempt at a time in this tab; who asks meanwhile waits for it and then has another, should that be needed. */
  async function flush(): Promise<void> {
    if (stopped) return
    while (running !== null) await running
    running = attempt().finally(() => {
      running = null
    })
    return running
  }

  async function attempt(): Promise<void> {
    callOff()
    if (nextStep(await look(), ports.now(), new Set()) !== null) {
      say({ sending: true })
      elsewhere = !(await ports.alone(sendAll))
      say({ sending: false })
    }
    if (!stopped) callOff = await again()
  }

  /** Whether the session is this account's, asked anew after some seconds; otherwise says why nothing is sent. */
  async function isOurs(): Promise<boolean> {
    if (ports.now() - asked >= 0 && ports.now() - asked < SURE_MS) return true
    const who = await ports.signedIn()
    say({ unreached: who === undefined, signedOut: who === undefined ? state.signedOut : who !== account })
    if (who === undefined) failures += 1
    if (who === account) asked = ports.now()
    return who === account
  }

  async function sendAll(stillMine: () => boolean): Promise<void> {
    const skip = new Set<number>()
    asked = Number.NEGATIVE_INFINITY
    while (!stopped && stillMine() && (await isOurs())) {
      const step = nextStep(await look(), ports.now(), skip)
      if (step === null) return
      if (step.kind === 'forget') {
        for (const key of step.keys) await drawer.update(key, () => null)
      } else if (step.kind === 'only-take-back') {
        await drawer.update(step.takeBack, (each) => ({ ...each, unsure: true }))
        await drawer.update(step.told, () => null)
      } else if (!(await sendOne(step.waiting, skip))) {
        return
      }
      await touched()
    }
  }

  /** Sends one errand; false when the attempt is over. */
  async function sendOne(waiting: Waiting, skip: Set<number>): Promise<boolean> {
    const { key, errand } = waiting
    const begun = await drawer.update(key, (each) => ({ ...each, tries: each.tries + 1 }))
    if (begun === null) return true
    const reply = settled(await ports.send(begun.errand), begun)
    if (reply.kind === 'done') {
      failures = 0
      await drawer.update(key, () => null)
      say({ unreached: false })
      ports.told(errand)
      return true
    }
    if (reply.kind === 'refused') {
      await drawer.update(key, (each) => ({ ...each, refusal: reply.code }))
      return true
    }
    if (reply.kind === 'signed-out') {
      say({ signedOut: true })
      return false
    }
    failures += 1
    say({ unreached: reply.kind === 'unreached' })
    skip.add(key)
    return reply.kind === 'busy' && begun.tries >= PATIENCE
  }

  /** Changes an errand nobody was told of; false where there is none such any more. */
  async function untold(id: string, change: (waiting: Waiting) => Waiting): Promise<boolean> {
    const all = await drawer.all(account)
    const found = all.find(({ errand }) => errand.id === id && errand.kind !== 'take-back')
    if (found === undefined) return false
    const after = await drawer.update(found.key, (each) => (each.tries > 0 ? each : change(each)))
    await touched()
    return after !== null && after.tries === 0
  }

  /** Sets the alarm for the next attempt: when a hold ends, or after a pause that grows with every failure. */
  async function again(): Promise<() => void> {
    const waiting = await look()
    const now = ports.now()
    const holds = waiting.map((each) => heldMs(each, now)).filter((ms) => ms > 0)
    const ready = !state.signedOut && nextStep(waiting, now, new Set()) !== null
    const pause = elsewhere
      ? ELSEWHERE_MS
      : Math.min(FIRST_PAUSE_MS * 2 ** Math.max(0, failures - 1), LONGEST_PAUSE_MS)
    const pauses = [...holds, ...(ready ? [pause] : [])]
    return pauses.length === 0 ? () => undefined : ports.after(Math.min(...pauses), () => void flush())
  }

  const deaf = ports.woken(() => void flush())
  void flush()
  return {
    state: () => state,
    watch(heard) {
      watchers.add(heard)
      return () => watchers.delete(heard)
    },
    async keep(errand, holdMs = 0) {
      const notBefore = holdMs === 0 ? 0 : ports.now() + holdMs
      await drawer.add({ account, errand, notBefore, tries: 0, unsure: false, refusal: null })
      await touched()
      void flush()
    },
    async amend(id, note) {
      const after = await untold(id, (each) =>
        each.errand.kind === 'take-back' ? each : { ...each, notBefore: 0, errand: { ...each.errand, note } },
      )
      void flush()
      return after
    },
    async hold(id, holdMs) {
      const notBefore = holdMs === 0 ? 0 : ports.now() + holdMs
      await untold(id, (each) => ({ ...each, notBefore }))
      void flush()
    },
    async release() {
      for (const { key, notBefore } of await drawer.all(account))
        if (notBefore > 0) await drawer.update(key, (each) => ({ ...each, notBefore: 0 }))
      await flush()
    },
    async drop(key) {
      await drawer.update(key, (each) => (each.account === account ? null : each))
      await touched()
    },
    async again(key) {
      await drawer.update(key, (each) =>
        each.account === account ? { ...each, refusal: null, notBefore: 0 } : each,
      )
      await touched()
      await flush()
    },
    flush,
    stop() {
      stopped = true
      callOff()
      deaf()
    },
  }
}

/** A take-back of what the server does not have is done: nobody was told, or the reply to an earlier one was lost. */
function settled(reply: Reply, { errand, unsure, tries }: Waiting): Reply {
  const gone = reply.kind === 'refused' && (reply.code === 'unknown-visit' || reply.code === 'unknown-patrol')
  return errand.kind === 'take-back' && gone && (unsure || tries > 1) ? { kind: 'done' } : reply
}
