import { isDeepStrictEqual } from 'node:util'
import { apply, isRefusal } from '#plan/actions/apply.ts'
import { type Plan, planOf } from '#plan/plan.ts'
import type { Snapshot } from '#plan/snapshot.ts'
import { actionsSince } from '../../repositories/plan-actions.ts'
import { readBase, writeBase } from '../../repositories/plan-base.ts'
import type { PlanRow } from '../../repositories/plans.ts'
import type { Ask } from '../../repositories/request.ts'
import { readSnapshot } from './read-snapshot.ts'

/** Drafts as the kernel works on them, held in memory for as long as somebody draws. */
export interface DraftStore {
  /** The plan at its row's revision: as held, or by replaying its log. The row must be locked or a snapshot of one. */
  load(ask: Ask, county: string, row: PlanRow): Promise<Plan>
  /** Keeps a plan as it stands at a revision, once that is committed. */
  keep(id: string, revision: number, plan: Plan): void
  /** Forgets a plan whose log no longer goes on from what is held. */
  forget(id: string): void
}

/** Drafts held at most; the one not asked for the longest is dropped first. */
const MOST = 12

/** An empty store. */
export function createDraftStore(): DraftStore {
  const held = new Map<string, { readonly revision: number; readonly plan: Plan }>()
  const keep = (id: string, revision: number, plan: Plan): void => {
    held.delete(id)
    held.set(id, { revision, plan })
    const [oldest] = held.keys()
    if (held.size > MOST && oldest !== undefined) held.delete(oldest)
  }
  return {
    async load(ask, county, row) {
      const known = held.get(row.id)
      const plan = known?.revision === row.revision ? known.plan : await replay(ask, county, row)
      keep(row.id, row.revision, plan)
      return plan
    },
    keep,
    forget: (id) => void held.delete(id),
  }
}

/**
 * The plan that its base and its log make. Throws when that is not what the database holds: a fault of the
 * program or of somebody who wrote past it, on which nothing more may be built.
 */
async function replay(ask: Ask, county: string, row: PlanRow): Promise<Plan> {
  const ref = { county, id: row.id }
  const stored = await readSnapshot(ask, county, row)
  const base = await readBase(ask, ref)
  if (base === null) {
    // Drawn before bases were kept: it stands as it is.
    if (row.revision !== row.baseRevision) throw new Error(`plan ${row.id} has a log and no base`)
    await writeBase(ask, ref, stored)
    return planOf(stored, row.locks)
  }
  let plan = planOf(base)
  for (const { action, revision } of await actionsSince(ask, ref, row.baseRevision)) {
    const outcome = apply(plan, action)
    if (isRefusal(outcome)) {
      throw new Error(`revision ${revision} of plan ${row.id} is refused on replay: ${outcome.refused}`)
    }
    plan = outcome.plan
  }
  const replayed = withCodes(plan, stored)
  if (!isDeepStrictEqual(plain(replayed.snapshot), plain(stored))) {
    throw new Error(`plan ${row.id} is stored otherwise than its log replays at revision ${row.revision}`)
  }
  return replayed
}

/** What of a snapshot crosses the wire: no property that is there and undefined, no prototype but the plain one. */
function plain(snapshot: Snapshot): unknown {
  return JSON.parse(JSON.stringify(snapshot))
}

/** The plan with the codes its grids bear by now: they are dealt at publication, and a plan may come back from there. */
function withCodes(plan: Plan, stored: Snapshot): Plan {
  const codes = new Map(stored.grids.map(({ key, code }) => [key, code]))
  const { snapshot } = plan
  if (snapshot.grids.every(({ key, code }) => (codes.get(key) ?? null) === code)) return plan
  // Each value stays one value, because taking an action back compares identities.
  const coded = new Map<object, Snapshot['grids'][number]>()
  const withCode = (grid: Snapshot['grids'][number]) => {
    const known = coded.get(grid) ?? { ...grid, code: codes.get(grid.key) ?? grid.code }
    coded.set(grid, known)
    return known
  }
  const changes = [...plan.changes].map(([id, change]) => {
    const { before, after } = change.grids
    return [id, { ...change, grids: { before: before.map(withCode), after: after.map(withCode) } }] as const
  })
  return {
    ...plan,
    snapshot: { ...snapshot, grids: snapshot.grids.map(withCode) },
    changes: new Map(changes),
  }
}
