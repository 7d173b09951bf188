import type { NothingReason } from '#contract/accounts.ts'
import type { Capacity } from '#contract/session.ts'
import type { Sentence } from '../../errors.ts'
import type { WordedPost } from '../../repositories/posts-in-words.ts'

/** Why an account sees no household on a day, in words. */
export const WHY_NOTHING: Readonly<Record<NothingReason, Sentence>> = {
  disabled: { zh: '账号已停用。', en: 'The account is shut.' },
  'counts-only': {
    zh: '管理员和规划账号只看户数，看不到住户。',
    en: 'Administrators and planners see counts, no households.',
  },
  'no-staff': {
    zh: '账号没有关联人员，而看得到什么由人员的任职决定。',
    en: 'The account is nobody among the staff, and sight follows from posts.',
  },
  'no-posts': { zh: '关联的人员没有任职。', en: 'Its staff member holds no post.' },
  'posts-over': { zh: '到 {on}，任职都已结束。', en: 'By {on} all posts have ended.' },
  'posts-to-come': { zh: '到 {on}，任职还没有开始。', en: 'On {on} no post has begun yet.' },
  'no-plan': { zh: '{on} 没有生效的方案。', en: 'No plan is in force on {on}.' },
  'grids-not-in-force': {
    zh: '任职的网格不在 {on} 生效的方案里。',
    en: 'The plan in force on {on} has none of the grids it holds posts on.',
  },
  'role-without-sight': {
    zh: '任职的角色（如民警、物业、书记）看不到住户。',
    en: 'Roles such as police, property manager or head see no households.',
  },
  'nothing-assigned': {
    zh: '任职的角色只看分配给本人的住户，而目前没有分配。',
    en: 'Its role sees only households assigned to it, and none are.',
  },
}

/** What decides it. */
interface Case {
  readonly capacity: Capacity
  readonly disabled: boolean
  readonly hasStaff: boolean
  readonly hasPlan: boolean
  /** Some household is seen. */
  readonly sees: boolean
  /** Posts of any day; `in_force`: what they are on is there on the day. */
  readonly posts: readonly Pick<WordedPost, 'valid_from' | 'valid_to' | 'in_force' | 'sight'>[]
  readonly on: string
}

/** Why no household is seen; null where some is. The first reason that would have to go comes first. */
export function nothingBecause({ posts, on, ...the }: Case): NothingReason | null {
  if (the.sees) return null
  if (the.disabled) return 'disabled'
  if (the.capacity === 'admin' || the.capacity === 'planner') return 'counts-only'
  if (!the.hasStaff) return 'no-staff'
  if (posts.length === 0) return 'no-posts'
  const held = posts.filter(
    (post) => post.valid_from <= on && (post.valid_to === null || post.valid_to >= on),
  )
  if (held.length === 0)
    return posts.some(({ valid_from }) => valid_from > on) ? 'posts-to-come' : 'posts-over'
  if (!the.hasPlan) return 'no-plan'
  const there = held.filter(({ in_force }) => in_force)
  if (there.length === 0) return 'grids-not-in-force'
  return there.every(({ sight }) => sight === 'none') ? 'role-without-sight' : 'nothing-assigned'
}
