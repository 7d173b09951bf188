import type { FindingSettings } from '#plan/ground.ts'
import type { Locks } from '#plan/plan.ts'
import type { Community } from '#plan/snapshot.ts'
import type { Ask } from './request.ts'
import { sql } from './sql.ts'

const queries = {
  insert: sql('plans/insert'),
  find: sql('plans/find'),
  lock: sql('plans/lock'),
  latestPublished: sql('plans/latest-published'),
  overlappingRoot: sql('plans/overlapping-root'),
  lockDraft: sql('plans/lock-draft'),
  shareDraft: sql('plans/share-draft'),
  summaries: sql('plans/summaries'),
  advance: sql('plans/advance'),
  setState: sql('plans/move-on'),
  rename: sql('plans/rename'),
  putOn: sql('plans/put-on'),
  clearGround: sql('plans/clear-ground'),
  remove: sql('plans/remove'),
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
  /** The revision its `plan_base` stands at. */
  readonly baseRevision: number
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
  readonly locks: Locks
  /** Id of the account that handed it in. */
  readonly submittedBy: string | null
  /** How many plans of its root were published up to it, itself included; 0 before publication. */
  readonly version: number
}

/** What a draft starts with. */
export interface NewPlan
  extends Omit<
    PlanRow,
    | 'state'
    | 'basedOn'
    | 'revision'
    | 'baseRevision'
    | 'effectiveFrom'
    | 'activated'
    | 'accepted'
    | 'locks'
    | 'submittedBy'
    | 'version'
  > {
  readonly county: string
  /** Where the boundaries come from, in words. */
  readonly source: string
  readonly sourceCrs: string
  /** Id of the account that began it; null for what no account began. */
  readonly createdBy: string | null
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

/** Finds a plan and keeps other writers of it waiting until the transaction ends. */
export async function lockDraft(ask: Ask, plan: PlanRef): Promise<PlanRow | null> {
  await ask.rows(queries.lockDraft, { ...plan })
  return findPlan(ask, plan)
}

/** Finds a plan whose ground is about to be read, and lets nobody write to it until the transaction ends. */
export async function shareDraft(ask: Ask, plan: PlanRef): Promise<PlanRow | null> {
  await ask.rows(queries.shareDraft, { ...plan })
  return findPlan(ask, plan)
}

/** Notes the revision and locks of a draft that was acted on. */
export function advancePlan(ask: Ask, plan: PlanRef, revision: number, locks: Locks): Promise<void> {
  return ask.none(queries.advance, { ...plan, revision, locks })
}

/** A plan as lists of plans show it; accounts by name. */
export interface PlanSummaryRow {
  readonly id: string
  readonly name: string
  readonly root: string
  readonly rootName: string
  readonly state: PlanState
  readonly standing: 'draft' | 'scheduled' | 'in-force' | 'past'
  readonly revision: number
  readonly basedOn: string | null
  readonly effectiveFrom: string | null
  readonly version: number
  readonly grids: number
  readonly createdAt: Date
  readonly createdBy: string | null
  readonly submittedBy: string | null
  readonly approvedBy: string | null
}

/** Plans whose root lies in a jurisdiction or around it, drafts first, then the newest; of one id where it is given. */
export function planSummaries(
  ask: Ask,
  county: string,
  jurisdiction: string,
  id: string | null = null,
): Promise<PlanSummaryRow[]> {
  return ask.rows(queries.summaries, { county, jurisdiction, id })
}

/** Which published plan a draft follows, and on what ground its log goes on. */
export interface Footing extends Pick<PlanRow, 'originX' | 'originY' | 'scaleX' | 'scaleY' | 'communities'> {
  readonly basedOn: string
  readonly baseRevision: number
}

/** Puts a draft on other ground. */
export function putOn(ask: Ask, plan: PlanRef, footing: Footing): Promise<void> {
  const { originX, originY, scaleX, scaleY, communities, basedOn, baseRevision } = footing
  const ground = { originX, originY, scaleX, scaleY, communities }
  return ask.none(queries.putOn, { ...plan, ...ground, basedOn, baseRevision })
}

/** Takes all grids and faces out of a plan. */
export function clearGround(ask: Ask, plan: PlanRef): Promise<void> {
  return ask.none(queries.clearGround, { ...plan })
}

/** Gives a plan another name. */
export function renamePlan(ask: Ask, plan: PlanRef, name: string): Promise<void> {
  return ask.none(queries.rename, { ...plan, name })
}

/** Removes a draft and all that belongs to it alone. */
export function removeDraft(ask: Ask, plan: PlanRef): Promise<void> {
  return ask.none(queries.remove, { ...plan })
}

/** Moves a plan to another state; false when it is not in the one it should come from. `account` is who does it. */
export async function setState(
  ask: Ask,
  plan: PlanRef,
  from: PlanState,
  to: PlanState,
  account: string | null = null,
): Promise<boolean> {
  return (await ask.oneOrNone(queries.setState, { ...plan, from, to, account })) !== null
}

/** Freezes a plan for a day. */
export function markPublished(
  ask: Ask,
  plan: PlanRef,
  publication: {
    effectiveFrom: string
    note: string | null
    accepted: readonly AcceptedFinding[]
    account: string | null
  },
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
