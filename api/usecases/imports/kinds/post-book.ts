import type { PostTerms } from '../../../repositories/posts-writing.ts'

/** Who, as what, where. */
type Place = Pick<PostTerms, 'staff' | 'role' | 'scopeKind' | 'scopeId'>

/** Posts of the town and of the rows before, by who holds them where. */
export interface PostBook {
  /** The post of the town that begins on this day; where no day is said, the one that has not ended. */
  meant(place: Place, from: string | null, today: string): PostTerms | null
  /** Enters a post, in place of the one with its id; false where another one of the kind lies on some of its days. */
  enter(terms: PostTerms): boolean
}

export function createPostBook(posts: readonly PostTerms[]): PostBook {
  const byPlace = new Map<string, PostTerms[]>()
  const at = (place: Place): PostTerms[] => {
    const key = [place.staff, place.role, place.scopeKind, place.scopeId].join('\n')
    const there = byPlace.get(key) ?? []
    byPlace.set(key, there)
    return there
  }
  for (const post of posts) at(post).push(post)
  return {
    meant(place, from, today) {
      const there = at(place).filter(({ id }) => id !== '')
      if (from !== null) return there.find((post) => post.from === from) ?? null
      return there.find(({ to }) => to === null || to >= today) ?? null
    },
    enter(terms) {
      const there = at(terms)
      if (there.some((other) => (terms.id === '' || other.id !== terms.id) && overlap(other, terms)))
        return false
      if (!there.some(({ id }) => id !== '' && id === terms.id)) there.push(terms)
      return true
    },
  }
}

const [LOWEST, HIGHEST] = [-99, 999]

/** Whether two posts of somebody in one role at one place share a day and a floor, as `posts/overlapping.sql` asks it. */
export function overlap(a: PostTerms, b: PostTerms): boolean {
  const days = (a.to === null || b.from <= a.to) && (b.to === null || a.from <= b.to)
  const floors =
    (a.floorFrom ?? LOWEST) <= (b.floorTo ?? HIGHEST) && (b.floorFrom ?? LOWEST) <= (a.floorTo ?? HIGHEST)
  return days && floors
}
