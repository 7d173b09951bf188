import type { GroundPost } from '#plan/ground.ts'
import type { Sealed } from '../secrets/cipher.ts'
import { insertAll } from './insert-all.ts'
import type { Ask } from './request.ts'
import { sealedFrom } from './sealed.ts'
import { sql } from './sql.ts'

const queries = {
  insert: sql('posts/insert'),
  onGrids: sql('posts/on-grids'),
  onDuty: sql('posts/on-duty'),
  stamp: sql('posts/stamp'),
}

/** A role over a place from one day to another, both included; `to` null is open-ended. */
export interface Post {
  readonly id: string
  readonly staff: string
  readonly role: string
  readonly scope: {
    readonly kind: 'jurisdiction' | 'chart' | 'grid' | 'building' | 'unit'
    readonly id: string
  }
  readonly chartUnit: string | null
  readonly from: string
  readonly to: string | null
  /** Staff id of who stands in while the holder is away. */
  readonly deputy: string | null
  readonly away: { readonly from: string; readonly to: string } | null
  /** The day its holder agreed to be named in public. */
  readonly consentAt: string | null
}

/** Adds posts of a county. */
export function insertPosts(ask: Ask, county: string, posts: readonly Post[]): Promise<void> {
  const rows = posts.map(({ scope, away, ...post }) => ({
    ...post,
    scopeKind: scope.kind,
    scopeId: scope.id,
    awayFrom: away?.from ?? null,
    awayTo: away?.to ?? null,
  }))
  return insertAll(ask, queries.insert, county, rows)
}

/** Posts on grids, of any day, as findings see them. */
export function postsOnGrids(ask: Ask, county: string): Promise<GroundPost[]> {
  return ask.rows(queries.onGrids, { county })
}

/** Somebody on duty with a phone that is still sealed. `isPublic`: named in public by dated consent. */
export interface DutyHolder {
  readonly name: string
  readonly phone: Sealed | null
  readonly isPublic: boolean
}

/** A post from which somebody answers for a grid or a jurisdiction. */
export interface DutyRow {
  readonly id: string
  readonly role: string
  readonly roleName: { readonly zh: string; readonly en: string }
  readonly callOrder: number
  readonly scope: { readonly kind: 'grid' | 'jurisdiction'; readonly id: string }
  readonly from: string
  readonly to: string | null
  readonly away: { readonly from: string; readonly to: string } | null
  readonly holder: DutyHolder
  readonly deputy: DutyHolder | null
}

interface DutyColumns {
  readonly id: string
  readonly role: string
  readonly zh: string
  readonly en: string
  readonly callOrder: number
  readonly scopeKind: 'grid' | 'jurisdiction'
  readonly scopeId: string
  readonly from: string
  readonly to: string | null
  readonly awayFrom: string | null
  readonly awayTo: string | null
  readonly holderPublic: boolean
  readonly holderName: string
  readonly holderPhone: Buffer | null
  readonly holderPhoneKey: string | null
  readonly deputyPublic: boolean
  readonly deputyName: string | null
  readonly deputyPhone: Buffer | null
  readonly deputyPhoneKey: string | null
}

/** Posts on grids and jurisdictions of any day, who answers first in front. */
export async function postsOnDuty(ask: Ask, county: string): Promise<DutyRow[]> {
  const rows = await ask.rows<DutyColumns>(queries.onDuty, { county })
  return rows.map((row) => ({
    id: row.id,
    role: row.role,
    roleName: { zh: row.zh, en: row.en },
    callOrder: row.callOrder,
    scope: { kind: row.scopeKind, id: row.scopeId },
    from: row.from,
    to: row.to,
    away: row.awayFrom === null || row.awayTo === null ? null : { from: row.awayFrom, to: row.awayTo },
    holder: {
      name: row.holderName,
      phone: sealedFrom(row.holderPhone, row.holderPhoneKey),
      isPublic: row.holderPublic,
    },
    deputy:
      row.deputyName === null
        ? null
        : {
            name: row.deputyName,
            phone: sealedFrom(row.deputyPhone, row.deputyPhoneKey),
            isPublic: row.deputyPublic,
          },
  }))
}

/** A text that differs when any post, staff member or unit of the chart does. */
export async function postsStamp(ask: Ask): Promise<string> {
  return (await ask.one<{ stamp: string }>(queries.stamp)).stamp
}
