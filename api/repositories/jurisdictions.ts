import type { MultiPolygon } from '#geometry/ring.ts'
import { multiPolygonFromEwkb, multiPolygonToEwkb } from './ewkb.ts'
import { insertAll } from './insert-all.ts'
import type { Ask } from './request.ts'
import { sql } from './sql.ts'

const queries = {
  insert: sql('jurisdictions/insert'),
  list: sql('jurisdictions/list'),
  under: sql('jurisdictions/under'),
}

/** A county, street, community or village with whom to call when no grid answers. */
export interface Jurisdiction {
  readonly code: string
  readonly kind: 'county' | 'street' | 'community' | 'village'
  readonly parent: string | null
  readonly name: string
  readonly contactName: string
  readonly contactPhone: string
  /** As the authority gave it; null where it gave none. */
  readonly outline: MultiPolygon | null
}

/** Adds jurisdictions of a county, parents first or together with their children. */
export async function insertJurisdictions(
  ask: Ask,
  county: string,
  jurisdictions: readonly Jurisdiction[],
): Promise<void> {
  const rows = jurisdictions.map((each) => ({
    ...each,
    outline: each.outline && multiPolygonToEwkb(each.outline),
  }))
  await insertAll(ask, queries.insert, county, rows)
}

/** The jurisdictions with these codes, in the order of their codes; unknown ones are left out. */
export async function listJurisdictions(
  ask: Ask,
  county: string,
  codes: readonly string[],
): Promise<Jurisdiction[]> {
  return (await ask.rows<JurisdictionRow>(queries.list, { county, codes })).map(fromRow)
}

/** The communities and villages of a street, in the order of their codes. */
export async function communitiesUnder(ask: Ask, county: string, street: string): Promise<Jurisdiction[]> {
  return (await ask.rows<JurisdictionRow>(queries.under, { county, parent: street })).map(fromRow)
}

type JurisdictionRow = Omit<Jurisdiction, 'outline'> & { readonly outline: string | null }

function fromRow(row: JurisdictionRow): Jurisdiction {
  return { ...row, outline: row.outline === null ? null : multiPolygonFromEwkb(row.outline) }
}
