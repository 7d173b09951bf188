import { useTranslation } from 'react-i18next'
import type { PlanSummary } from '#contract/plans.ts'
import { standingOf } from './standing.ts'

/** Where a plan stands, in a word and a colour. */
export function StandingTag({ plan }: { plan: Pick<PlanSummary, 'state' | 'standing'> }) {
  const { t } = useTranslation('plan')
  const standing = standingOf(plan)
  return (
    <span className="standing" data-standing={standing}>
      {t(`standing-${standing}`)}
    </span>
  )
}
