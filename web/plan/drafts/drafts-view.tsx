import '../panels.css'
import { PlusOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { Button, Skeleton } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { PlanSummary } from '#contract/plans.ts'
import type { Session } from '#contract/session.ts'
import { allPlans } from '../../client/plan-drafts.ts'
import { unwrap } from '../../client/unwrap.ts'
import { TroubleView } from '../../staff/trouble-view.tsx'
import { NewDraftDialog, type Origin } from './new-draft-dialog.tsx'
import { PlanTable } from './plan-table.tsx'
import { listed } from './standing.ts'

/** `/plan` without a plan named: drafts to go on with, published plans to look at or start from. */
export function DraftsView({ session }: { session: Session }) {
  const { t } = useTranslation('plan')
  const plans = useQuery({ queryKey: ['people', 'plans'], queryFn: () => unwrap(allPlans()) })
  const [origin, setOrigin] = useState<Origin | null>(null)
  if (plans.isPending) return <Skeleton active className="drafts" paragraph={{ rows: 8 }} />
  if (plans.isError)
    return (
      <div className="drafts">
        <TroubleView error={plans.error} retry={() => void plans.refetch()} />
      </div>
    )
  const { drafts, published } = listed(plans.data.plans)
  const mayStart = session.capacity === 'planner' || session.capacity === 'admin'
  const startFrom = (plan: PlanSummary) => setOrigin({ from: 'earlier', plan })
  return (
    <div className="drafts">
      <section aria-labelledby="drafts-title">
        <div className="drafts-head">
          <h2 id="drafts-title">{t('drafts')}</h2>
          {mayStart ? (
            <Button
              type="primary"
              icon={<PlusOutlined aria-hidden />}
              onClick={() => setOrigin({ from: 'in-force' })}
            >
              {t('newDraft')}
            </Button>
          ) : null}
        </div>
        {drafts.length === 0 ? (
          <p className="drafts-none">{t(mayStart ? 'noDrafts' : 'noDraftsToSee')}</p>
        ) : (
          <PlanTable plans={drafts} all={plans.data.plans} label={t('drafts')} mayChange={mayStart} />
        )}
      </section>
      <section aria-labelledby="published-title">
        <div className="drafts-head">
          <h2 id="published-title">{t('published')}</h2>
        </div>
        {published.length === 0 ? (
          <p className="drafts-none">{t('nonePublished')}</p>
        ) : (
          <PlanTable
            plans={published}
            all={plans.data.plans}
            label={t('published')}
            mayChange={mayStart}
            onStartFrom={startFrom}
          />
        )}
      </section>
      {mayStart ? (
        <NewDraftDialog
          origin={origin}
          plans={plans.data.plans}
          jurisdiction={session.jurisdiction}
          onClose={() => setOrigin(null)}
        />
      ) : null}
    </div>
  )
}
