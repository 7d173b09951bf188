import type { BoardNotice } from '#contract/boards.ts'
import type { ScopeKind } from '#contract/staff.ts'
import type { Ask } from './request.ts'
import { sql } from './sql.ts'

/** A board and the jurisdiction it is of. Days are `YYYY-MM-DD`. */
export interface BoardRow {
  readonly slug: string
  readonly title: string
  readonly approvalNumber: string | null
  readonly sketchBy: string | null
  readonly sketchOn: string | null
  readonly published: boolean
  /** Key of the grid it is of, in force or not; null for the whole jurisdiction. */
  readonly gridKey: string | null
  /** Its code. */
  readonly gridCode: string | null
  /** As they were written; `{}` where nobody set any. */
  readonly settings: unknown
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
  /** Key of the grid it answers for. */
  readonly coversGrid: string | null
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

/** A post that is not over; name, phone and photo are null where its holder did not agree that they are shown. */
export interface CardRow {
  readonly id: string
  readonly staff: string
  readonly scopeKind: ScopeKind
  readonly scopeId: string
  /** Code of the jurisdiction it lies in. */
  readonly place: string | null
  readonly scopeName: string
  readonly zh: string
  readonly en: string
  readonly dutiesZh: string
  readonly dutiesEn: string
  readonly from: string
  readonly to: string | null
  readonly name: string | null
  readonly phone: Buffer | null
  readonly phoneKey: string | null
  /** What the address of the photo ends in. */
  readonly photo: string | null
}

/** A notice of a board, by its slug. */
export interface NoticeRow extends BoardNotice {
  readonly board: string
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

const list = sql('boards/list')
const notices = sql('boards/notices')
const cards = sql('boards/cards')
const chart = sql('boards/chart')
const posts = sql('boards/posts')
const consented = sql('boards/consented')
const facilities = sql('boards/facilities')

/** All boards, published or not. */
export function allBoards(ask: Ask, county: string): Promise<BoardRow[]> {
  return ask.rows<BoardRow>(list, { county })
}

/** All units of the organisation chart. */
export function chartUnits(ask: Ask, county: string): Promise<ChartUnitRow[]> {
  return ask.rows<ChartUnitRow>(chart, { county })
}

/** Posts of chart units, whenever they are held. */
export function chartPosts(ask: Ask, county: string): Promise<ChartPostRow[]> {
  return ask.rows<ChartPostRow>(posts, { county })
}

/** Posts with what their holders agreed to have shown of them. */
export function boardCards(ask: Ask, county: string): Promise<CardRow[]> {
  return ask.rows<CardRow>(cards, { county })
}

/** Notices of all boards; `over`: also those that are over. */
export function boardNotices(ask: Ask, county: string, over: boolean): Promise<NoticeRow[]> {
  return ask.rows<NoticeRow>(notices, { county, over })
}

/** Ids of the posts whose holder agreed to be named. */
export async function consentedPosts(ask: Ask, county: string): Promise<ReadonlySet<string>> {
  return new Set((await ask.rows<{ id: string }>(consented, { county })).map(({ id }) => id))
}

/** Service centres, clinics and the like. */
export function allFacilities(ask: Ask, county: string): Promise<FacilityRow[]> {
  return ask.rows<FacilityRow>(facilities, { county })
}
