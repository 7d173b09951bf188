import type { PostTerms } from '../../repositories/posts-writing.ts'
import type { PostProblem } from './post-refusals.ts'

/** What is wrong with a post by itself, on a day; null where nothing is. What needs other rows is asked elsewhere. */
export function postProblem(post: PostTerms, today: string): PostProblem | null {
  const { from, to, awayFrom, awayTo, floorFrom, floorTo } = post
  if (to !== null && to < from) return 'to-before-from'
  if (post.deputy === post.staff) return 'deputy-is-holder'
  if (awayFrom !== null && awayTo !== null) {
    if (awayTo < awayFrom) return 'away-upside-down'
    if (awayFrom < from || (to !== null && awayTo > to)) return 'away-outside-post'
  }
  if (floorFrom !== null && floorTo !== null) {
    if (post.scopeKind !== 'unit') return 'floors-without-unit'
    if (floorTo < floorFrom) return 'floors-upside-down'
  }
  const consents = [post.consentAt, post.consentPhotoAt]
  return consents.some((day) => day !== null && day > today) ? 'consent-to-come' : null
}

/** A post that ends on a day: a leave beyond that day is cut short, one that had not begun falls away. */
export function endedOn(post: PostTerms, on: string): PostTerms {
  const { awayFrom, awayTo } = post
  if (awayFrom === null || awayTo === null || awayTo <= on) return { ...post, to: on }
  return awayFrom > on ? { ...post, to: on, awayFrom: null, awayTo: null } : { ...post, to: on, awayTo: on }
}
