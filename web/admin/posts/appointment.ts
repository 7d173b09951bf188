import type { NewPost, ScopeKind } from '#contract/staff.ts'

/** What a post may be over, as a person chooses it; a door is a building or one of its units. */
export const PLACES = ['grid', 'door', 'chart', 'households', 'jurisdiction'] as const
export type Place = (typeof PLACES)[number]

/** What the form of an appointment holds. */
export interface Appointment {
  readonly who?: 'known' | 'new'
  readonly staff?: string | null
  readonly name?: string
  readonly phone?: string
  readonly role: string
  readonly place?: Place
  readonly grid?: string | null
  readonly door?: string | null
  readonly chart?: string | null
  readonly jurisdiction?: string | null
  readonly floorFrom?: number | null
  readonly floorTo?: number | null
  readonly from: string
  readonly to?: string
  readonly deputy?: string | null
}

/** The place chosen, or null while none is. */
export function scopeOf(values: Appointment): { kind: ScopeKind; id: string } | null {
  const { place, grid, door, chart, jurisdiction } = values
  switch (place) {
    case 'grid':
      return grid ? { kind: 'grid', id: grid } : null
    case 'chart':
      return chart ? { kind: 'chart', id: chart } : null
    case 'door': {
      const [kind, id] = (door ?? '').split(':')
      return id && (kind === 'building' || kind === 'unit') ? { kind, id } : null
    }
    case 'households':
    case 'jurisdiction':
      return jurisdiction ? { kind: place, id: jurisdiction } : null
    default:
      return null
  }
}

/** The floors of a post over a unit: one number given means that floor alone; null is all of them. */
export function floorsOf({ floorFrom, floorTo }: Appointment): { from: number; to: number } | null {
  const from = floorFrom ?? floorTo
  const to = floorTo ?? floorFrom
  if (from === null || from === undefined || to === null || to === undefined) return null
  return { from: Math.min(from, to), to: Math.max(from, to) }
}

/** What is sent for an appointment. */
export function postOf(
  id: string,
  staff: string,
  scope: { kind: ScopeKind; id: string },
  values: Appointment,
): NewPost {
  const floors = scope.kind === 'unit' ? floorsOf(values) : null
  return {
    id,
    staff,
    role: values.role,
    scope,
    ...(floors === null ? {} : { floors }),
    from: values.from,
    to: values.to || null,
    deputy: values.deputy ?? null,
  }
}
