import { Tag } from 'antd'
import { useTranslation } from 'react-i18next'
import type { PlanSummary } from '#contract/plans.ts'
import { type Standing, standingOf } from './standing.ts'

const COLOUR: Readonly<Record<Standing, string>> = {
  draft: 'default',
  submitted: 'gold',
  approved: 'cyan',
  scheduled: 'blue',
  'in-force': 'green',
  past: 'default',
}

/** Where a plan stands, in a word and a colour. */
export function StandingTag({ plan }: { plan: Pick<PlanSummary, 'state' | 'standing'> }) {
  const { t } = useTranslation('plan')
  const standing = standingOf(plan)
  return (
    <Tag color={COLOUR[standing]} className="standing">
      {t(`standing-${standing}`)}
    </Tag>
  )
}
