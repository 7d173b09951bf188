import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { PlanDetail } from '#contract/plans.ts'
import { useRoleWords } from '../role-words.ts'

/** Who answers for a grid, role and masked name; null for nobody. */
export function useGridStaff({ staff }: Pick<PlanDetail, 'staff'>): (grid: string) => string | null {
  const { t } = useTranslation('plan')
  const role = useRoleWords()
  const byGrid = useMemo(() => {
    const found = new Map<string, PlanDetail['staff'][number][]>()
    for (const each of staff) {
      const known = found.get(each.grid)
      if (known === undefined) found.set(each.grid, [each])
      else known.push(each)
    }
    return found
  }, [staff])
  return (grid) => {
    const posts = byGrid.get(grid)
    if (posts === undefined) return null
    return posts.map((post) => t('staffOf', { role: role(post.role), name: post.name })).join(t('and'))
  }
}
