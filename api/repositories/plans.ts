import type { FindingSettings } from '#plan/ground.ts'
import type { Community } from '#plan/snapshot.ts'
import type { Ask } from './request.ts'
import { sql } from './sql.ts'

const queries = {
  insert: sql('plans/insert'),
  find: sql('plans/find'),
  lock: sql('plans/lock'),
  latestPublished: sql('plans/latest-published'),
  overlappingRoot: sql('plans/overlapping-root'),
  setState: sql('plans/set-state'),
  publish: sql('plans/publish'),
  due: sql('plans/due'),
  markActivated: sql('plans/mark-activated'),
  putInForce: sql('plans/put-in-force'),
  inForce: sql('plans/in-force'),
}

export type PlanState = 'draft' | 'submitted' | 'approved' | 'published'

/** A finding that was published knowingly, and why. */
export interface AcceptedFinding {
  readonly rule: string
  readonly key: string
  readonly reason: string
}

/** A plan without its grids and faces. Origin in lattice units, scale in metres per unit. */
export interface PlanRow {
  readonly id: string
  readonly root: string
  readonly name: string
  readonly state: PlanState
  readonly basedOn: string | null
  readonly revision: number
  readonly originX: number
  readonly originY: number
  readonly scaleX: number
  readonly scaleY: number
  readonly communities: readonly Community[]
  readonly settings: FindingSettings
  /** The day it takes or took effect, null before publication. */
  readonly effectiveFrom: string | null
  readonly activated: boolean
  readonly accepted: readonly AcceptedFinding[]
  /** How many plans of its root were published up to it, itself included; 0 before publication. */
  readonly version: number
}

/** What a draft starts with. */
export interface NewPlan
  extends Omit<
    PlanRow,
    'state' | 'basedOn' | 'revision' | 'effectiveFrom' | 'activated' | 'accepted' | 'version'
  > {
  readonly county: string
  /** Where the boundaries come from, in words. */
  readonly source: string
  readonly sourceCrs: string
}

/** Which plan of which county. */
export interface PlanRef {
  readonly county: string
  readonly id: string
}

/** Starts a draft. */
export function insertPlan(ask: Ask, plan: NewPlan): Promise<void> {
  return ask.none(queries.insert, { ...plan })
}

/** One plan, or null when there is none of that id. */
export function findPlan(ask: Ask, plan: PlanRef): Promise<PlanRow | null> {
  return ask.oneOrNone(queries.find, { ...plan })
}

/** Finds a plan and keeps other writers of it and other publishers of its root waiting until the transaction ends. */
export async function lockPlan(ask: Ask, plan: PlanRef): Promise<PlanRow | null> {
  await ask.rows(queries.lock, { ...plan })
  return findPlan(ask, plan)
}

/** The root's last published plan, in force or scheduled. */
export function latestPublished(
  ask: Ask,
  county: string,
  root: string,
): Promise<{ id: string; effectiveFrom: string } | null> {
  return ask.oneOrNone(queries.latestPublished, { county, root })
}

/** The root of a published plan above or below this one, or null. */
export async function overlappingRoot(ask: Ask, county: string, root: string): Promise<string | null> {
  const row = await ask.oneOrNone<{ root: string }>(queries.overlappingRoot, { county, root })
  return row?.root ?? null
}

/** Moves a plan on; false when it is not in the state it should come from. */
export async function setState(ask: Ask, plan: PlanRef, from: PlanState, to: PlanState): Promise<boolean> {
  return (await ask.oneOrNone(queries.setState, { ...plan, from, to })) !== null
}

/** Freezes a plan for a day. */
export function markPublished(
  ask: Ask,
  plan: PlanRef,
  publication: { effectiveFrom: string; note: string | null; accepted: readonly AcceptedFinding[] },
): Promise<void> {
  return ask.none(queries.publish, { ...plan, ...publication })
}

/** Plans whose day has come and which have not taken effect. */
export function plansDue(ask: Ask, today: string): Promise<PlanRef[]> {
  return ask.rows(queries.due, { today })
}

/** Notes that a plan has taken effect for its root. */
export async function putInForce(ask: Ask, plan: PlanRef, root: string, since: string): Promise<void> {
  await ask.none(queries.putInForce, { ...plan, root, since })
  await ask.none(queries.markActivated, { ...plan })
}

/** Plans in force of every root, the one that took effect last first. */
export function plansInForce(ask: Ask): Promise<PlanRef[]> {
  return ask.rows(queries.inForce)
}
