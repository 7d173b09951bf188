import type { Post, StaffMember } from '#contract/staff.ts'
import { dayAfter } from '../posts/timeline.ts'

/** How long before its end a post is spoken of, in days. */
const SOON_DAYS = 30

export const STANDINGS = ['all', 'without', 'ending', 'away', 'published'] as const
export type Standing = (typeof STANDINGS)[number]

/** Which staff are wanted; role null means any. */
export interface StaffFilters {
  readonly role: string | null
  readonly standing: Standing
}

/** Whether a post ends within the next 30 days. */
export function endsSoon({ standing, to }: Post, today: string): boolean {
  return standing === 'current' && to !== null && to <= dayAfter(today, SOON_DAYS)
}

/** Whether the holder of a post is away on a day. */
export function isAway({ standing, away }: Post, today: string): boolean {
  return standing === 'current' && away !== null && away.from <= today && today <= away.to
}

/** Whether one of the staff is among those wanted, on a day. */
export function isWanted({ posts }: StaffMember, { role, standing }: StaffFilters, today: string): boolean {
  const held = posts.filter((post) => post.standing !== 'past')
  if (role !== null && !held.some((post) => post.role.code === role)) return false
  switch (standing) {
    case 'all':
      return true
    case 'without':
      return !posts.some((post) => post.standing === 'current')
    case 'ending':
      return posts.some((post) => endsSoon(post, today))
    case 'away':
      return posts.some((post) => isAway(post, today))
    case 'published':
      return held.some(({ consentAt, consentPhotoAt }) => consentAt !== null || consentPhotoAt !== null)
  }
}
