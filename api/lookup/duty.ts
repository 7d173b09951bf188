import type { Call, DutyPerson } from '#contract/locate.ts'
import type { Language } from '../errors.ts'
import type { DutyPost, InForce, PublicPerson } from './in-force.ts'

/** Who answers for a grid on a day, before it is known what number to give. */
interface Answerer {
  readonly post: DutyPost
  readonly person: PublicPerson
  readonly standsIn: boolean
}

/** What a jurisdiction's own contact is called where a role is named. */
const FALLBACK_ROLE = { zh: '属地值班', en: 'Community duty desk' } as const

/** The people of every grid on one day, in one language. */
export interface Duty {
  /** Everybody with a post on the grid that day, who answers first coming first. */
  staffOf(grid: string): DutyPerson[]
  /**
   * Whom to call for ground held by `chain` (grid keys with their level, level 1 first): the first on duty in
   * the deepest grid, or that post's deputy while its holder is away; where nobody is, one level up; at last
   * the jurisdiction's contact, whose number also stands for people whose own is not published.
   */
  callFor(
    chain: readonly { readonly key: string; readonly level: number }[],
    jurisdiction: InForce['jurisdictions'][number],
  ): Call
}

/** Evaluates posts for `day` (`YYYY-MM-DD`): from–to both included, deputies while the holder is away. */
export function dutyOn(posts: readonly DutyPost[], day: string, language: Language): Duty {
  const byGrid = new Map<string, DutyPost[]>()
  for (const post of posts) {
    if (post.scope.kind !== 'grid' || !covers(post.from, post.to, day)) continue
    const there = byGrid.get(post.scope.id)
    if (there === undefined) byGrid.set(post.scope.id, [post])
    else there.push(post)
  }
  for (const there of byGrid.values()) {
    there.sort((a, b) => a.callOrder - b.callOrder || (a.id < b.id ? -1 : 1))
  }

  function answererOf(grid: string): Answerer | undefined {
    const answerers = (byGrid.get(grid) ?? []).flatMap((post): Answerer[] => {
      const away = post.away !== null && covers(post.away.from, post.away.to, day)
      const person = away ? post.deputy : post.holder
      return person === null ? [] : [{ post, person, standsIn: away }]
    })
    return answerers.find(({ person }) => person.phone !== null) ?? answerers[0]
  }

  return {
    staffOf: (grid) =>
      (byGrid.get(grid) ?? []).map(({ holder, roleName }) => ({
        name: holder.name,
        role: roleName[language],
        ...(holder.phone === null ? {} : { phone: holder.phone }),
      })),
    callFor(chain, { contact }) {
      for (let i = chain.length - 1; i >= 0; i--) {
        const { key, level } = chain[i]!
        const answerer = answererOf(key)
        if (answerer === undefined) continue
        const why = i < chain.length - 1 ? 'upper-level' : answerer.standsIn ? 'deputy' : 'duty'
        const { post, person } = answerer
        return {
          name: person.name,
          role: post.roleName[language],
          phone: person.phone ?? contact.phone,
          level,
          why,
        }
      }
      return {
        name: contact.name,
        role: FALLBACK_ROLE[language],
        phone: contact.phone,
        level: 0,
        why: 'jurisdiction',
      }
    },
  }
}

function covers(from: string, to: string | null, day: string): boolean {
  return from <= day && (to === null || day <= to)
}
