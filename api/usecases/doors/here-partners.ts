import type { Partner } from '#contract/here.ts'
import type { Language, Sentence } from '../../errors.ts'
import type { LivePlan } from '../../live.ts'
import type { DutyPost, PublicPerson } from '../../lookup/in-force.ts'

/** By which role of a post somebody is a partner of the grid. */
const KIND_OF_ROLE: Readonly<Record<string, 'property' | 'police'>> = {
  'property-manager': 'property',
  police: 'police',
}

/** Everywhere in mainland China, at every hour. */
const HOTLINE: Readonly<{ phone: string; name: Sentence }> = {
  phone: '12345',
  name: { zh: '政务服务便民热线', en: 'Government service hotline' },
}

/**
 * Whom else to call from ground that lies in `places` (grid keys and jurisdiction codes, the nearest first) on a day
 * (`YYYY-MM-DD`): of property company and police whoever is nearest and agreed to be public, else the police room of the
 * community; the hotline always. Contacts of organisations are nobody's consent and are not among them.
 */
export function partnersAt(
  { inForce, boards }: Pick<LivePlan, 'inForce' | 'boards'>,
  places: readonly string[],
  community: string,
  day: string,
  language: Language,
): Partner[] {
  const found = new Map<Partner['kind'], Partner>()
  for (const place of places) {
    for (const post of inForce.posts) {
      const kind = KIND_OF_ROLE[post.role]
      if (kind === undefined || post.scope.id !== place || found.has(kind)) continue
      const person = answering(post, day)
      if (person?.phone) found.set(kind, { kind, name: person.name, phone: person.phone })
    }
  }
  if (!found.has('police')) {
    const room = boards.facilities.find((each) => each.kind === 'police' && each.community === community)
    if (room?.phone) found.set('police', { kind: 'police', name: room.name, phone: room.phone })
  }
  found.set('hotline', { kind: 'hotline', name: HOTLINE.name[language], phone: HOTLINE.phone })
  return [...found.values()]
}

/** Who answers for a post that day: its holder, or the deputy while the holder is away. */
function answering({ from, to, away, holder, deputy }: DutyPost, day: string): PublicPerson | null {
  if (day < from || (to !== null && day > to)) return null
  return away !== null && away.from <= day && day <= away.to ? deputy : holder
}
