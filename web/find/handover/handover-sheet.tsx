import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import type { Handover } from '#contract/plans.ts'
import { confirmHandover } from '../../client/handover.ts'
import { unwrap } from '../../client/unwrap.ts'
import { TroubleView } from '../../staff/trouble-view.tsx'
import { HANDOVERS, waitsForMe } from './sheets.ts'

/** One sheet: between whom, since when, which buildings and units with how many households, and the confirmation. */
export function HandoverSheet({ sheet }: { sheet: Handover }) {
  const { t } = useTranslation('handover')
  const queries = useQueryClient()
  const confirming = useMutation({
    mutationFn: () => unwrap(confirmHandover(sheet)),
    networkMode: 'always',
    onSuccess: (list) => queries.setQueryData(HANDOVERS, list),
  })
  const { side, households, plan, from, to, items } = sheet
  return (
    <article className="handover-sheet" data-side={side}>
      <h3>{t(side, { n: households })}</h3>
      <p className="handover-day">{t('since', { day: plan.effectiveFrom })}</p>
      <dl>
        <Party label={t('from')} party={from} />
        <Party label={t('to')} party={to} />
      </dl>
      <ul aria-label={t('items')}>
        {items.map(({ building, unit, households: n, at }) => (
          <li key={`${building} ${unit} ${at.join()}`}>
            <span>
              {building}
              {unit === null ? '' : ` ${unit}`}
            </span>
            <span>{t('households', { n })}</span>
          </li>
        ))}
      </ul>
      {confirming.isError ? <TroubleView error={confirming.error} retry={() => confirming.mutate()} /> : null}
      {waitsForMe(sheet) ? (
        <Button
          type="primary"
          size="large"
          block
          loading={confirming.isPending}
          onClick={() => confirming.mutate()}
        >
          {t(side === 'out' ? 'confirmOut' : 'confirmIn')}
        </Button>
      ) : (
        <Confirmed sheet={sheet} />
      )}
    </article>
  )
}

function Party({ label, party }: { label: string; party: Handover['from'] }) {
  const { t } = useTranslation('handover')
  return (
    <div>
      <dt>{label}</dt>
      <dd>
        {party.grid?.name ?? t('noGrid')} · <strong>{party.name ?? t('nobody')}</strong>
      </dd>
    </div>
  )
}

function Confirmed({ sheet: { side, from, to, confirmedOut, confirmedIn } }: { sheet: Handover }) {
  const { t } = useTranslation('handover')
  const other = side === 'out' ? to.name : from.name
  const both = confirmedOut !== null && confirmedIn !== null
  return (
    <p className="handover-done" role="status">
      {both ? t('both') : t('mine')}
      {both || other === null ? '' : ` · ${t('theirs', { name: other })}`}
    </p>
  )
}
