import type { Outcome } from '#contract/visits.ts'
import { insertAll } from './insert-all.ts'
import type { Ask } from './request.ts'
import { sql } from './sql.ts'

const queries = {
  insert: sql('visits/insert'),
  find: sql('visits/find'),
  remove: sql('visits/remove'),
  last: sql('visits/last'),
  due: sql('visits/due'),
  insertAll: sql('visits/insert-all'),
  sampleHomes: sql('visits/sample-homes'),
}

/** A visit about to be recorded by whoever asks. */
export interface NewVisit {
  readonly id: string
  readonly household: string
  readonly at: Date
  readonly outcome: Outcome
  readonly note: string | null
}

/** A visit as the asker sees it. */
export interface VisitRow extends NewVisit {
  readonly by: string
  readonly own: boolean
  /** Until when the asker may take it back. */
  readonly takeBackUntil: Date | null
}

/** A rule as it stands for one household; days are `YYYY-MM-DD`. */
export interface DueRow {
  readonly rule: string | null
  readonly name: string
  readonly tagKind: string | null
  readonly everyDays: number
  readonly dueOn: string
}

/** Records a visit; false where its id was taken. */
export async function insertVisit(ask: Ask, county: string, visit: NewVisit): Promise<boolean> {
  return (await ask.oneOrNone(queries.insert, { ...visit, county })) !== null
}

/** A visit in the asker's sight, or null. */
export function findVisit(ask: Ask, county: string, id: string): Promise<VisitRow | null> {
  return ask.oneOrNone<VisitRow>(queries.find, { county, id, household: null, limit: 1 })
}

/** The latest visits of a household in the asker's sight, newest first, at most `limit`. */
export function visitsOf(ask: Ask, county: string, household: string, limit: number): Promise<VisitRow[]> {
  return ask.rows<VisitRow>(queries.find, { county, id: null, household, limit })
}

/** Takes back a visit the asker made within a day, and gives the household it was to; null where there is none. */
export async function removeVisit(ask: Ask, county: string, id: string): Promise<string | null> {
  const row = await ask.oneOrNone<{ household: string }>(queries.remove, { county, id })
  return row?.household ?? null
}

/** The last day that covered a household. */
export async function lastCovered(ask: Ask, county: string, household: string): Promise<string | null> {
  return (await ask.one<{ day: string | null }>(queries.last, { county, household })).day
}

/** When a household is due by each of the rules that hold for it, soonest first. `last`: the last day that covered it. */
export function dueOf(ask: Ask, county: string, household: string, last: string | null): Promise<DueRow[]> {
  return ask.rows<DueRow>(queries.due, { county, household, last })
}

/** A home of a sample town, and the account that visits there. */
export interface SampleHome {
  readonly household: string
  readonly account: string
  /** By the rule for old people who live alone. */
  readonly often: boolean
}

/** Homes of a county with the account that answers for each; homes nobody with an account answers for are left out. */
export function sampleHomes(ask: Ask, county: string): Promise<SampleHome[]> {
  return ask.rows<SampleHome>(queries.sampleHomes, { county })
}

/** Adds visits of many accounts; for `system`, which loads a town. */
export function insertVisits(
  ask: Ask,
  county: string,
  visits: readonly (Omit<NewVisit, 'note'> & { readonly account: string })[],
): Promise<void> {
  return insertAll(ask, queries.insertAll, county, visits)
}
