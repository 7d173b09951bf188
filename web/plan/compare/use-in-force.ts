import { useQuery } from '@tanstack/react-query'
import { toDegrees } from '#geometry/position.ts'
import { labelPoint } from '#plan/label-point.ts'
import { locate } from '../../client/locate.ts'
import { allPlans } from '../../client/plan-drafts.ts'
import { unwrap } from '../../client/unwrap.ts'
import type { DraftSession } from '../../editor/draft-session.ts'

/** The plan in force to compare with, or why there is none to be drawn. */
type InForce =
  | { readonly kind: 'drawn'; readonly plan: string }
  | { readonly kind: 'none' | 'otherRoot' | 'unreached' }

/** What the public tiles show on a draft's ground; null until it is known. */
export function useInForce(session: DraftSession): InForce | null {
  const { detail, plan } = session.state()
  const [face] = plan.snapshot.faces
  const known = useQuery({
    queryKey: ['people', 'plan-drawn', detail.id],
    queryFn: async (): Promise<InForce> => {
      const { plans } = await unwrap(allPlans())
      const inForce = plans.filter(({ standing }) => standing === 'in-force')
      const own = inForce.find(({ root }) => root.code === detail.root.code)
      if (own === undefined) return { kind: inForce.length === 0 ? 'none' : 'otherRoot' }
      if (face === undefined) return { kind: 'drawn', plan: own.id }
      // Where several roots have a plan in force, tiles are of the one that took effect last.
      const answer = await locate(toDegrees(labelPoint([face.polygon])))
      if (answer.ok) return answer.value.plan.id === own.id ? { kind: 'drawn', plan: own.id } : OTHER
      return answer.trouble.kind === 'refused' ? OTHER : { kind: 'unreached' }
    },
  })
  return known.isError ? { kind: 'unreached' } : (known.data ?? null)
}

const OTHER = { kind: 'otherRoot' } as const
