import type { AliasList, CompoundAlias } from '#contract/aliases.ts'
import type { Ask } from './request.ts'
import { sql } from './sql.ts'

const queries = { list: sql('aliases/list'), clear: sql('aliases/clear'), insert: sql('aliases/insert') }

/** Compounds below a jurisdiction with their other names. */
export function listAliases(ask: Ask, county: string, jurisdiction: string): Promise<AliasList['compounds']> {
  return ask.rows(queries.list, { county, jurisdiction })
}

/** Replaces the other names of a compound; false where there is no such compound below the jurisdiction. */
export async function replaceAliases(
  ask: Ask,
  place: { readonly county: string; readonly jurisdiction: string; readonly compound: string },
  aliases: readonly CompoundAlias[],
): Promise<boolean> {
  if ((await ask.oneOrNone(queries.clear, place)) === null) return false
  await ask.none(queries.insert, { county: place.county, compound: place.compound, rows: aliases })
  return true
}
