import type { Ask } from './request.ts'
import { sql } from './sql.ts'

const queries = {
  ended: sql('door-codes/ended'),
  find: sql('door-codes/find'),
  lock: sql('door-codes/lock'),
  renew: sql('door-codes/renew'),
}

/** A code taken out of use, its entrance, and the code that has taken its place. */
export interface EndedCode {
  readonly token: string
  readonly unit: string
  readonly now: string
}

/** An entrance with its code and what its address is made of; `ended`: how many codes of it were taken out of use. */
export interface EntranceRow {
  readonly unit: string
  readonly building: string
  readonly unitName: string
  readonly token: string
  readonly buildingName: string
  readonly villagersGroup: string | null
  readonly communityName: string
  readonly compoundName: string | null
  readonly compoundAddress: string | null
  readonly ended: number
}

/** Which entrances: below this jurisdiction, with all these pieces in the address or one of them as code, or one unit. */
export interface EntrancesWanted {
  readonly jurisdiction: string
  /** In lower case. */
  readonly pieces: readonly string[]
  readonly unit: string | null
}

/** Codes taken out of use in a county; only `system` may ask, as for all of these. */
export function endedCodes(ask: Ask, county: string): Promise<EndedCode[]> {
  return ask.rows<EndedCode>(queries.ended, { county })
}

/** Entrances in the order of their addresses, at most `limit`. */
export function findEntrances(
  ask: Ask,
  county: string,
  wanted: EntrancesWanted,
  limit: number,
): Promise<EntranceRow[]> {
  return ask.rows<EntranceRow>(queries.find, { county, ...wanted, limit })
}

/** Code of the jurisdiction an entrance is registered to, the entrance locked; null where there is none. */
export async function lockEntrance(ask: Ask, county: string, unit: string): Promise<string | null> {
  const row = await ask.oneOrNone<{ place: string }>(queries.lock, { county, unit })
  return row?.place ?? null
}

/** Ends the code of an entrance and gives it a new one. */
export function renewCode(ask: Ask, county: string, unit: string): Promise<void> {
  return ask.none(queries.renew, { county, unit })
}
