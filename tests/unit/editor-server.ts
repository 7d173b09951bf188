import type { ActionWire } from '#contract/actions.ts'
import type { LoggedAction, PlanDetail, PlanEvent } from '#contract/plans.ts'
import { toDegrees } from '#geometry/position.ts'
import type { Action } from '#plan/actions/action.ts'
import { apply, isRefusal } from '#plan/actions/apply.ts'
import { actionOnLattice } from '#plan/actions/positions.ts'
import { overlay } from '#plan/overlay.ts'
import { type Plan, planOf } from '#plan/plan.ts'
import { createDraftSession, type DraftSession } from '../../web/editor/draft-session.ts'
import type { DraftPorts, Sent } from '../../web/editor/draft-state.ts'
import { box, COMMUNITY, drawing, drawnGrid, ring } from '../fixtures/drawing.ts'

export const A = '01890000-0000-7000-8000-00000000000a'
export const B = '01890000-0000-7000-8000-00000000000b'

/** A position inside the gap east of `B`. */
export const GAP = ring([8000, 5000])[0]!

const OFFLINE = { kind: 'offline', status: 0, code: 'offline', message: '' } as const

/** A server of one plan as the routes promise it: two grids of 30 m side by side and a gap east of them. */
export interface FakeServer {
  readonly plan: () => Plan
  readonly log: () => readonly LoggedAction[]
  /** Opens the plan in a browser of its own; `kept` is that browser's memory over reloads. */
  readonly open: (account: string, kept?: Kept) => Promise<DraftSession>
  /** An account no longer reaches it and hears nothing of it, or does again. */
  readonly cutOff: (account: string, is: boolean) => void
  /** The next answer to actions is lost on its way back. */
  readonly loseNextReply: () => void
  /** Everything that is under way has come to rest. */
  readonly rest: () => Promise<void>
  /** How often actions were sent. */
  readonly sendings: () => number
}

/** What a browser keeps over a reload. */
export interface Kept {
  actions: readonly Action[]
}

export function fakeServer(): FakeServer {
  const grids = [drawnGrid(A, box(0, 0, 3000, 10_000)), drawnGrid(B, box(3000, 0, 6000, 10_000))]
  let plan = planOf(overlay(drawing({ grids })).snapshot)
  const log: (LoggedAction & { account: string })[] = []
  const pages = new Set<(event: PlanEvent) => void>()
  const online = new Set<() => void>()
  const away = new Set<string>()
  let losing = false
  let sendings = 0
  let ids = 0

  const logFor = (account: string, since: number): LoggedAction[] =>
    log
      .filter(({ revision }) => revision > since)
      .map(({ account: by, ...entry }) => ({ ...entry, mine: by === account }))

  function take(account: string, revision: number, actions: readonly ActionWire[]): Sent {
    const known = new Set(log.map(({ action }) => action.id))
    const fresh = actions.filter(({ id }) => !known.has(id))
    if (fresh.length === 0) return { kind: 'acted', acted: acted() }
    if (revision !== log.length)
      return {
        kind: 'stale',
        stale: { ...NO, revision: log.length, base: 0, actions: logFor(account, revision) },
      }
    let next = plan
    for (const wire of fresh) {
      const outcome = apply(next, actionOnLattice(wire))
      if (isRefusal(outcome))
        return { kind: 'refused', refusal: { action: wire.id, reason: outcome.refused } }
      next = outcome.plan
    }
    plan = next
    for (const action of fresh)
      log.push({
        revision: log.length + 1,
        action,
        by: account,
        account,
        mine: true,
        at: '2026-11-22T04:00:00Z',
      })
    for (const tell of pages) tell({ type: 'actions', revision: log.length, by: account })
    return { kind: 'acted', acted: acted() }
  }
  const acted = () => ({
    revision: log.length,
    changed: { grids: [], goneGrids: [], faces: [], goneFaces: [] },
  })

  function portsOf(account: string, kept: Kept): DraftPorts {
    return {
      async send({ revision, actions }) {
        sendings += 1
        await Promise.resolve()
        if (away.has(account)) return { kind: 'trouble', trouble: OFFLINE }
        const sent = take(account, revision, actions)
        if (!losing) return sent
        losing = false
        return { kind: 'trouble', trouble: OFFLINE }
      },
      async actionsSince(since) {
        if (away.has(account)) return { ok: false, trouble: OFFLINE }
        return { ok: true, value: { revision: log.length, base: 0, actions: logFor(account, since) } }
      },
      async reload() {
        return away.has(account)
          ? { ok: false, trouble: OFFLINE }
          : { ok: true, value: detailOf(plan, log.length) }
      },
      listen(heard) {
        const tell = (event: PlanEvent) => away.has(account) || heard(event)
        pages.add(tell)
        return () => pages.delete(tell)
      },
      newId: () => `01890000-0000-7000-8000-2000000${String(++ids).padStart(5, '0')}`,
      queue: {
        read: () => kept.actions,
        keep: (actions) => {
          kept.actions = actions
        },
      },
      after: () => () => undefined,
      online(deed) {
        online.add(deed)
        return () => online.delete(deed)
      },
      now: () => '2026-11-22T04:00:00Z',
    }
  }

  return {
    plan: () => plan,
    log: () => log,
    async open(account, kept = { actions: [] }) {
      return createDraftSession({
        detail: detailOf(plan, log.length),
        log: logFor(account, 0),
        account,
        ports: portsOf(account, kept),
      })
    },
    cutOff(account, is) {
      if (is) away.add(account)
      else away.delete(account)
      if (!is) for (const deed of online) deed()
    },
    loseNextReply() {
      losing = true
    },
    async rest() {
      for (let i = 0; i < 200; i++) await Promise.resolve()
    },
    sendings: () => sendings,
  }
}

const NO = { error: { code: 'stale-revision', message: '' } } as const

/** A plan as `GET /api/plans/:id` answers it. */
function detailOf({ snapshot, locks }: Plan, revision: number): PlanDetail {
  const { origin, scale, communities, grids, faces } = snapshot
  return {
    id: '01890000-0000-7000-8000-0000000000ff',
    name: '草案',
    root: { code: COMMUNITY, name: COMMUNITY },
    state: 'draft',
    standing: 'draft',
    revision,
    basedOn: null,
    effectiveFrom: null,
    version: 0,
    createdAt: '2026-11-22T04:00:00Z',
    createdBy: null,
    submittedBy: null,
    approvedBy: null,
    origin: [...origin],
    scale,
    communities: communities.map(({ code, name, levels }) => ({ code, name, levels: [...levels] })),
    levels: ['一级网格'],
    grids: [...grids],
    faces: faces.map(({ polygon, ...face }) => ({
      ...face,
      rings: polygon.map((each) => each.map(toDegrees)),
    })),
    locks: { grids: [...locks.grids], levels: [...locks.levels] },
    rights: {
      edit: true,
      submit: true,
      approve: false,
      return: false,
      publish: false,
      outline: false,
      communities: null,
      grid: null,
    },
    staff: [],
  } as unknown as PlanDetail
}
