import './visits.css'
import { useQuery } from '@tanstack/react-query'
import { Skeleton } from 'antd'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { HouseholdVisits } from '#contract/visits.ts'
import { unwrap } from '../../client/unwrap.ts'
import { visitsOf } from '../../client/visits.ts'
import { TroubleView } from '../../staff/trouble-view.tsx'
import { VisitAct } from './visit-act.tsx'
import { VisitList } from './visit-list.tsx'
import { useLocalVisits } from './visit-local.ts'
import { today, useVisitWords } from './visit-words.ts'

/**
 * Visits of a household: the last one, when it is due by which rule, all of them, and the button to record one. The
 * button stays at the bottom of what is scrolled, where the thumb is; `beside` is what else belongs there.
 */
export function VisitPanel({ household, beside }: { household: string; beside?: ReactNode }) {
  const { t } = useTranslation('visits')
  const known = useQuery({
    queryKey: ['people', 'visits', household],
    queryFn: () => unwrap(visitsOf(household)),
  })
  const local = useLocalVisits()
  return (
    <>
      <section className="visits" aria-label={t('visits')}>
        <h3 className="panel-title">{t('visits')}</h3>
        {known.isPending ? <Skeleton active title={false} paragraph={{ rows: 2 }} /> : null}
        {known.data ? <LastAndDue known={known.data} coveredNow={local.covered.has(household)} /> : null}
        {known.isError && !known.data ? (
          <TroubleView error={known.error} retry={() => void known.refetch()} />
        ) : null}
        <VisitList household={household} known={known.data?.visits ?? []} />
      </section>
      <VisitAct
        household={household}
        beside={beside}
        about={known.data ? <InOneLine known={known.data} coveredNow={local.covered.has(household)} /> : null}
      />
    </>
  )
}

/** The same in one line, beside the button: it stays in view while members are read. */
function InOneLine({ known, coveredNow }: { known: HouseholdVisits; coveredNow: boolean }) {
  const { t } = useTranslation('visits')
  const words = useVisitWords()
  const last = coveredNow ? today() : known.last
  const [due] = known.due
  const late = !coveredNow && due !== undefined && due.dueOn < today()
  return (
    <p className="visit-line-above" aria-hidden>
      {last === null ? t('never') : `${t('lastVisit')} ${words.ago(last)}`}
      {late ? <strong>▲ {words.due(due.dueOn)}</strong> : null}
    </p>
  )
}

function LastAndDue({ known, coveredNow }: { known: HouseholdVisits; coveredNow: boolean }) {
  const { t } = useTranslation('visits')
  const words = useVisitWords()
  const last = coveredNow ? today() : known.last
  const late = (dueOn: string) => !coveredNow && dueOn < today()
  return (
    <dl className="visit-facts">
      <div>
        <dt>{t('lastVisit')}</dt>
        <dd>{last === null ? t('never') : words.ago(last)}</dd>
      </div>
      {coveredNow
        ? null
        : known.due.slice(0, 2).map((due) => (
            <div key={due.rule ?? due.name} data-late={late(due.dueOn)}>
              <dt>{words.rule(due)}</dt>
              <dd>
                {late(due.dueOn) ? <span aria-hidden>▲ </span> : null}
                {words.due(due.dueOn)}
              </dd>
            </div>
          ))}
    </dl>
  )
}
