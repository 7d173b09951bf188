import type { Position } from '#geometry/position.ts'
import type { MultiPolygon } from '#geometry/ring.ts'
import { multiPolygonFromEwkb, multiPolygonToEwkb, pointFromEwkb } from './ewkb.ts'
import type { Ask } from './request.ts'
import { sql } from './sql.ts'

const queries = {
  buildingCodes: sql('import/building-codes'),
  householdCodes: sql('import/household-codes'),
  buildings: sql('import/buildings'),
  units: sql('import/units'),
  newestPlan: sql('import/newest-plan'),
  updateRoot: sql('import/update-root'),
}

/** Which of these foreign codes are taken. */
export async function takenCodes(
  ask: Ask,
  county: string,
  of: 'building' | 'household',
  codes: readonly string[],
): Promise<ReadonlySet<string>> {
  const query = of === 'building' ? queries.buildingCodes : queries.householdCodes
  const rows = await ask.rows<{ code: string }>(query, { county, codes })
  return new Set(rows.map(({ code }) => code))
}

/** A building that households may be said to live in. */
export interface KnownBuilding {
  readonly id: string
  readonly name: string
  readonly sourceCode: string | null
  readonly floors: number
  readonly outline: MultiPolygon | null
  readonly anchor: Position
}

/** Buildings of a community, and those of none. */
export async function knownBuildings(ask: Ask, county: string, community: string): Promise<KnownBuilding[]> {
  const rows = await ask.rows<
    Omit<KnownBuilding, 'outline' | 'anchor'> & { outline: string | null; anchor: string }
  >(queries.buildings, { county, community })
  return rows.map((row) => ({
    ...row,
    outline: row.outline === null ? null : multiPolygonFromEwkb(row.outline),
    anchor: pointFromEwkb(row.anchor),
  }))
}

/** Units of those buildings. */
export function knownUnits(
  ask: Ask,
  county: string,
  community: string,
): Promise<{ id: string; building: string; name: string }[]> {
  return ask.rows(queries.units, { county, community })
}

/** The plan that tells best where a root's ground lies, in force or not; null where none was ever drawn. */
export async function newestPlan(ask: Ask, county: string, root: string): Promise<string | null> {
  const row = await ask.oneOrNone<{ id: string }>(queries.newestPlan, { county, root })
  return row?.id ?? null
}

/** What an import may say anew of a community; null leaves what is there. */
export interface RootUpdate {
  readonly code: string
  readonly name: string | null
  readonly contactName: string | null
  readonly contactPhone: string | null
  readonly outline: MultiPolygon | null
}

export function updateRoot(ask: Ask, county: string, root: RootUpdate): Promise<void> {
  return ask.none(queries.updateRoot, {
    ...root,
    county,
    outline: root.outline && multiPolygonToEwkb(root.outline),
  })
}
