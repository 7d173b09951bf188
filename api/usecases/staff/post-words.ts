import type { Post, Scope } from '#contract/staff.ts'
import type { Account } from '../../repositories/accounts.ts'
import type { ScopeRow, WordedPost } from '../../repositories/posts-in-words.ts'
import { mayEdit } from '../accounts/admin-reach.ts'

/** A post as the interface shows it to an account on a day. */
export function postToWire(account: Account, row: WordedPost, today: string): Post {
  const { id, staff, staff_name, role, zh, en } = row
  return {
    id,
    staff: { id: staff, name: staff_name },
    role: { code: role, zh, en },
    scope: {
      kind: row.scope_kind,
      id: row.scope_id,
      code: row.scope_code,
      name: row.scope_name,
      place: row.scope_place,
    },
    floors:
      row.floor_from === null || row.floor_to === null ? null : { from: row.floor_from, to: row.floor_to },
    chartUnit: named(row.chart_unit, row.chart_unit_name),
    from: row.valid_from,
    to: row.valid_to,
    deputy: named(row.deputy, row.deputy_name),
    away: row.away_from === null || row.away_to === null ? null : { from: row.away_from, to: row.away_to },
    consentAt: row.consent_at,
    consentPhotoAt: row.consent_photo_at,
    standing: standingOn(row, today),
    mayEdit: mayEdit(account, row.place),
  }
}

/** A place without what only reach is judged by. */
export function scopeToWire({ within: _, ...scope }: ScopeRow): Scope {
  return scope
}

function named(id: string | null, name: string | null): { id: string; name: string } | null {
  return id === null ? null : { id, name: name ?? '' }
}

function standingOn(row: WordedPost, today: string): Post['standing'] {
  if (row.valid_to !== null && row.valid_to < today) return 'past'
  if (row.valid_from > today) return 'coming'
  return row.in_force ? 'current' : 'idle'
}
