import type { Ask } from './request.ts'
import { sql } from './sql.ts'

const queries = {
  insert: sql('patrols/insert'),
  grid: sql('patrols/grid'),
  find: sql('patrols/find'),
  remove: sql('patrols/remove'),
}

/** A patrol about to be recorded by whoever asks; `grid` is its key. */
export interface NewPatrol {
  readonly id: string
  readonly grid: string
  readonly at: Date
  readonly note: string | null
}

/** A patrol as the asker sees it; `grid` is the code. */
export interface PatrolRow extends NewPatrol {
  readonly gridName: string
  readonly by: string
  readonly own: boolean
  /** Until when the asker may take it back. */
  readonly takeBackUntil: Date | null
}

/** Records a patrol; false where its id was taken. */
export async function insertPatrol(ask: Ask, county: string, patrol: NewPatrol): Promise<boolean> {
  return (await ask.oneOrNone(queries.insert, { ...patrol, county })) !== null
}

/** Key of a grid in force, and whether the asker holds a post on it or above it; null for an unknown code. */
export function patrolledGrid(
  ask: Ask,
  county: string,
  code: string,
): Promise<{ key: string; own: boolean } | null> {
  return ask.oneOrNone(queries.grid, { county, code })
}

/** A patrol in the asker's sight, or null. */
export function findPatrol(ask: Ask, county: string, id: string): Promise<PatrolRow | null> {
  return ask.oneOrNone<PatrolRow>(queries.find, { county, id, grid: null, limit: 1 })
}

/** The latest patrols in the asker's sight, newest first; of one grid and those below it where a code is given. */
export function listPatrols(
  ask: Ask,
  county: string,
  grid: string | null,
  limit: number,
): Promise<PatrolRow[]> {
  return ask.rows<PatrolRow>(queries.find, { county, id: null, grid, limit })
}

/** Takes back a patrol the asker made within a day, and gives its grid's key; null where there is none. */
export async function removePatrol(ask: Ask, county: string, id: string): Promise<string | null> {
  const row = await ask.oneOrNone<{ grid: string }>(queries.remove, { county, id })
  return row?.grid ?? null
}
