import type { ActionWire } from '#contract/actions.ts'
import { MAX_ACTIONS } from '#contract/actions.ts'
import type { LoggedAction, PlanDetail } from '#contract/plans.ts'
import { toLattice } from '#geometry/position.ts'
import type { Action } from '#plan/actions/action.ts'
import { type Applied, apply, isRefusal } from '#plan/actions/apply.ts'
import { actionInDegrees, actionOnLattice } from '#plan/actions/positions.ts'
import { REASONS, type Refused, refuse } from '#plan/actions/refusal.ts'
import type { Trouble } from '../client/request.ts'
import type { Clash, DraftPorts, DraftState, LogLine, Sent } from './draft-state.ts'
import { isBlind, onTop, type Pending } from './pending.ts'
import { planOfDetail } from './plan-of-detail.ts'
import { createStage, type Stage } from './stage.ts'
import { undoable } from './undoable.ts'

/** Milliseconds until the server is asked again; doubled each time up to the last. */
const RETRY_MS = [1_000, 30_000] as const

/** A draft being drawn: what is seen at once here, and its way to the server and back. */
export interface DraftSession {
  readonly state: () => DraftState
  /** Calls after every change of `state()`; the answer ends it. Made for `useSyncExternalStore`. */
  readonly subscribe: (changed: () => void) => () => void
  /** Does an action here at once and sends it; or why not, and nothing happened. */
  readonly act: (action: Action) => Applied | Refused
  /** What an action would do, without doing it. */
  readonly attempt: (action: Action) => Applied | Refused
  /** Takes back one's own latest action, or does it again; null when done or when there is none. */
  readonly undo: () => Refused | null
  readonly redo: () => Refused | null
  /** The clashes have been read; what they were about is given up. */
  readonly dismissClashes: () => void
  /** A uuid of version 7 for a new action. */
  readonly newId: () => string
  /** Reads the plan anew, e.g. after it was submitted. */
  readonly refresh: () => Promise<void>
  /** What is chosen and looked at. */
  readonly stage: Stage
  readonly close: () => void
}

/** `log` is `GET actions?since=0`; `account` is the name that goes into the history. */
export interface DraftOpening {
  readonly detail: PlanDetail
  readonly log: readonly LoggedAction[]
  readonly account: string
  readonly ports: DraftPorts
}

export function createDraftSession({ detail: opened, log, account, ports }: DraftOpening): DraftSession {
  let detail = opened
  let confirmed = planOfDetail(opened)
  let revision = opened.revision
  let lines: LogLine[] = []
  const logged = new Set<string>()
  let pending: readonly Pending[] = []
  let clashes: readonly Clash[] = []
  let trouble: Trouble | null = null
  /** The latest revision the server was heard to have. */
  let heard = revision
  let wantsReload = false
  let running = false
  let closed = false
  let wait: number = RETRY_MS[0]
  let cancelRetry: (() => void) | null = null
  const listeners = new Set<() => void>()
  let state: DraftState

  note(log.filter((each) => each.revision <= revision))
  rebase(ports.queue.read().filter(({ id }) => !logged.has(id)))
  heard = Math.max(heard, ...log.map((each) => each.revision))

  const stopListening = ports.listen(
    (event) => {
      if (event.type === 'actions') heard = Math.max(heard, event.revision)
      if (event.type === 'state') wantsReload = true
      if (event.type !== 'comments') void pump()
    },
    () => {
      // Nothing was heard while the line was down.
      heard = Math.max(heard, revision + 1)
      void pump()
    },
  )
  const stopWaiting = ports.online(() => retryNow())
  void pump()

  function planNow() {
    return pending.at(-1)?.plan ?? confirmed
  }
  function reach() {
    const { communities, grid, outline } = detail.rights
    return { communities, grid, outline }
  }
  function emit(): void {
    const mine = pending.map(
      ({ action }): LogLine => ({ revision: null, action, by: account, mine: true, at: ports.now() }),
    )
    const all = mine.length === 0 ? lines : [...lines, ...mine]
    const saving =
      trouble !== null ? 'offline' : clashes.length > 0 ? 'clash' : pending.length > 0 ? 'saving' : 'saved'
    const unsaved = pending.length
    state = {
      detail,
      plan: planNow(),
      revision,
      saving,
      unsaved,
      trouble,
      log: all,
      ...undoable(all),
      clashes,
    }
    for (const listener of listeners) listener()
  }
  function note(entries: readonly LoggedAction[]): void {
    const fresh = entries
      .filter(({ action }) => !logged.has(action.id))
      .map((each): LogLine => ({ ...each, action: actionOnLattice(each.action) }))
    for (const { action } of fresh) logged.add(action.id)
    lines = [...lines, ...fresh]
  }
  /** Lays actions that are not confirmed over what is. */
  function rebase(actions: readonly Action[]): void {
    const laid = onTop(confirmed, actions, reach(), (id) => logged.has(id))
    pending = laid.pending
    if (laid.clashes.length > 0) clashes = [...clashes, ...laid.clashes]
    ports.queue.keep(pending.map(({ action }) => action))
    emit()
  }

  async function pump(): Promise<void> {
    if (running || closed) return
    running = true
    try {
      while (!closed && (await step()));
    } finally {
      running = false
    }
  }
  /** One exchange with the server; whether another may follow. */
  async function step(): Promise<boolean> {
    if (wantsReload) return reload()
    if (heard > revision) return catchUp()
    return pending.length > 0 && sendPending()
  }
  async function catchUp(): Promise<boolean> {
    const answer = await ports.actionsSince(revision)
    if (!answer.ok) return lost(answer.trouble)
    const { actions, revision: latest, base } = answer.value
    if (base > revision) wantsReload = true
    else integrate(actions)
    heard = Math.max(revision, latest)
    if (heard > revision && actions.length === 0) wantsReload = true
    return reached()
  }
  async function reload(): Promise<boolean> {
    const answer = await ports.reload()
    if (!answer.ok) return lost(answer.trouble)
    const missed = await ports.actionsSince(0)
    if (!missed.ok) return lost(missed.trouble)
    wantsReload = false
    detail = answer.value
    confirmed = planOfDetail(detail)
    revision = detail.revision
    lines = []
    logged.clear()
    note(missed.value.actions.filter((each) => each.revision <= revision))
    rebase(pending.map(({ action }) => action).filter(({ id }) => !logged.has(id)))
    heard = Math.max(heard, missed.value.revision)
    return reached()
  }
  async function sendPending(): Promise<boolean> {
    const batch = pending.slice(0, MAX_ACTIONS).map(({ action }) => action)
    const from = revision
    const sent = await ports.send({
      revision: from,
      actions: batch.map((action) => actionInDegrees(action) as ActionWire),
    })
    if (sent.kind === 'trouble') return lost(sent.trouble)
    if (sent.kind === 'refused') setAside(sent.refusal)
    else if (sent.kind === 'stale') {
      const { actions, revision: latest, base } = sent.stale
      if (base <= from) integrate(actions)
      heard = Math.max(heard, latest)
      // Nothing to catch up with, or the plan stands on other ground now: it is read anew.
      if (revision === from) wantsReload = true
    } else if (sent.acted.revision === from + batch.length) confirm(batch)
    else heard = Math.max(heard, sent.acted.revision)
    return reached()
  }
  /** The server has the first of the pending actions, and nothing came between. */
  function confirm(batch: readonly Action[]): void {
    const blind = batch.some((action, i) => isBlind(pending[i]!.plan, action, (id) => logged.has(id)))
    confirmed = pending[batch.length - 1]!.plan
    pending = pending.slice(batch.length)
    const at = ports.now()
    for (const action of batch) {
      revision += 1
      logged.add(action.id)
      lines = [...lines, { revision, action, by: account, mine: true, at }]
    }
    heard = Math.max(heard, revision)
    if (blind) wantsReload = true
    ports.queue.keep(pending.map(({ action }) => action))
  }
  /** Takes in what the server has in its log, own actions among it or not. */
  function integrate(entries: readonly LoggedAction[]): void {
    let left = pending.map(({ action }) => action)
    for (const entry of entries) {
      if (entry.revision <= revision) continue
      if (entry.revision !== revision + 1) wantsReload = true
      const action = actionOnLattice(entry.action)
      note([entry])
      revision = entry.revision
      left = left.filter(({ id }) => id !== action.id)
      if (wantsReload) continue
      const outcome = apply(confirmed, action)
      // It takes back what was done before this page was opened: what the server made of it must be read.
      if (isRefusal(outcome)) wantsReload = true
      else confirmed = outcome.plan
    }
    rebase(left)
  }
  function setAside({ action, reason, at, grid }: Extract<Sent, { kind: 'refused' }>['refusal']): void {
    const refused = pending.find((each) => each.action.id === action)
    if (refused === undefined) throw new Error(`the server refused ${action}, which was not sent`)
    const known = REASONS.find((each) => each === reason) ?? 'changed-since'
    const where = { ...(at && { at: toLattice(at[0], at[1]) }), ...(grid === undefined ? {} : { grid }) }
    clashes = [...clashes, { action: refused.action, refusal: refuse(known, where) }]
    rebase(pending.map((each) => each.action).filter(({ id }) => id !== action))
  }
  function reached(): true {
    trouble = null
    wait = RETRY_MS[0]
    emit()
    return true
  }
  function lost(why: Trouble): false {
    trouble = why
    cancelRetry?.()
    cancelRetry = ports.after(wait, retryNow)
    wait = Math.min(wait * 2, RETRY_MS[1])
    emit()
    return false
  }
  function retryNow(): void {
    cancelRetry?.()
    cancelRetry = null
    void pump()
  }

  function attempt(action: Action): Applied | Refused {
    return detail.rights.edit ? apply(planNow(), action, reach()) : refuse('out-of-reach')
  }
  function add(action: Action, plan: Pending['plan']): void {
    pending = [...pending, { action, plan }]
    ports.queue.keep(pending.map((each) => each.action))
    emit()
    void pump()
  }
  function act(action: Action): Applied | Refused {
    const outcome = attempt(action)
    if (!isRefusal(outcome)) add(action, outcome.plan)
    return outcome
  }
  function takeBack(line: LogLine | null): Refused | null {
    if (line === null) return null
    const action: Action = { type: 'revert', id: ports.newId(), action: line.action.id }
    if (isBlind(planNow(), action, (id) => logged.has(id))) {
      add(action, planNow())
      return null
    }
    const outcome = act(action)
    return isRefusal(outcome) ? outcome : null
  }

  return {
    state: () => state,
    subscribe(changed) {
      listeners.add(changed)
      return () => listeners.delete(changed)
    },
    act,
    attempt,
    undo: () => takeBack(state.undo),
    redo: () => takeBack(state.redo),
    dismissClashes() {
      clashes = []
      emit()
    },
    newId: ports.newId,
    refresh() {
      wantsReload = true
      return pump()
    },
    stage: createStage(),
    close() {
      closed = true
      cancelRetry?.()
      stopListening()
      stopWaiting()
    },
  }
}
