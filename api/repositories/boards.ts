import type { Ask } from './request.ts'
import { sql } from './sql.ts'

/** A published board and the jurisdiction it is of. Days are `YYYY-MM-DD`. */
export interface BoardRow {
  readonly slug: string
  readonly title: string
  readonly approvalNumber: string | null
  readonly sketchBy: string | null
  readonly sketchOn: string | null
  readonly code: string
  readonly name: string
  readonly contactName: string
  readonly contactPhone: string
}

/** A unit of the organisation chart. */
export interface ChartUnitRow {
  readonly id: string
  readonly jurisdiction: string
  readonly parent: string | null
  readonly kind: string
  readonly name: string
}

/** A post of a chart unit; name and phone are null where its holder did not agree to be named. */
export interface ChartPostRow {
  readonly id: string
  readonly unit: string
  readonly zh: string
  readonly en: string
  readonly from: string
  readonly to: string | null
  readonly name: string | null
  readonly phone: Buffer | null
  readonly phoneKey: string | null
}

/** A facility of a community; its position is `[lon, lat]` in degrees. */
export interface FacilityRow {
  readonly community: string
  readonly kind: string
  readonly name: string
  readonly phone: string | null
  readonly hours: string | null
  readonly position: number[]
}

const published = sql('boards/published')
const chart = sql('boards/chart')
const posts = sql('boards/posts')
const consented = sql('boards/consented')
const facilities = sql('boards/facilities')

/** The boards the public may see. */
export function publishedBoards(ask: Ask, county: string): Promise<BoardRow[]> {
  return ask.rows<BoardRow>(published, { county })
}

/** All units of the organisation chart. */
export function chartUnits(ask: Ask, county: string): Promise<ChartUnitRow[]> {
  return ask.rows<ChartUnitRow>(chart, { county })
}

/** Posts of chart units, whenever they are held. */
export function chartPosts(ask: Ask, county: string): Promise<ChartPostRow[]> {
  return ask.rows<ChartPostRow>(posts, { county })
}

/** Ids of the posts whose holder agreed to be named. */
export async function consentedPosts(ask: Ask, county: string): Promise<ReadonlySet<string>> {
  return new Set((await ask.rows<{ id: string }>(consented, { county })).map(({ id }) => id))
}

/** Service centres, clinics and the like. */
export function allFacilities(ask: Ask, county: string): Promise<FacilityRow[]> {
  return ask.rows<FacilityRow>(facilities, { county })
}
