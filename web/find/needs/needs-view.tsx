import './needs.css'
import { Button, Segmented, Skeleton } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { NeedLine, Needs } from '#contract/needs.ts'
import type { Session } from '#contract/session.ts'
import { TroubleView } from '../../staff/trouble-view.tsx'
import { GroupSheet } from './group-sheet.tsx'
import { useNeeds } from './need-queries.ts'
import { NeedRow } from './need-row.tsx'
import { NeedSheet } from './need-sheet.tsx'

/** What residents left at the doors: open ones first, each opening in a sheet; and the picture of the grid's group. */
export function NeedsView({ session }: { session: Session }) {
  const { t } = useTranslation('needs')
  const [which, setWhich] = useState<'open' | 'all'>('open')
  const [shown, setShown] = useState<NeedLine | null>(null)
  const [group, setGroup] = useState(false)
  const open = useNeeds(true, true)
  const all = useNeeds(false, which === 'all')
  const list = which === 'open' ? open : all
  return (
    <section className="left-needs" aria-label={t('title')}>
      <h2 className="round-title">{t('title')}</h2>
      <div className="needs-bar">
        <Segmented
          aria-label={t('title')}
          value={which}
          onChange={setWhich}
          options={[
            { value: 'open', label: open.data ? t('open', { n: open.data.open }) : t('open', { n: '…' }) },
            { value: 'all', label: t('all') },
          ]}
        />
        {session.grids.length > 0 ? <Button onClick={() => setGroup(true)}>{t('group')}</Button> : null}
      </div>
      {list.isPending ? <Skeleton active paragraph={{ rows: 5 }} /> : null}
      {list.isError ? <TroubleView error={list.error} retry={() => void list.refetch()} /> : null}
      {list.data ? <Rows list={list.data} open={which === 'open'} onShow={setShown} /> : null}
      <NeedSheet need={shown} onMoved={setShown} onClose={() => setShown(null)} />
      <GroupSheet grids={session.grids} open={group} onClose={() => setGroup(false)} />
    </section>
  )
}

interface RowsProps {
  readonly list: Needs
  readonly open: boolean
  readonly onShow: (need: NeedLine) => void
}

function Rows({ list, open, onShow }: RowsProps) {
  const { t } = useTranslation('needs')
  const { needs, total } = list
  const of = open ? list.open : total
  if (needs.length === 0)
    return (
      <div className="start">
        <p className="start-first">{t(open ? 'noneOpen' : 'none')}</p>
        <p>{t('noneOpenMore')}</p>
      </div>
    )
  return (
    <>
      <ul className="rows need-rows">
        {needs.map((need) => (
          <li key={need.id}>
            <NeedRow need={need} onShow={() => onShow(need)} />
          </li>
        ))}
      </ul>
      {needs.length < of ? <p className="fine">{t('truncated', { n: needs.length, of })}</p> : null}
    </>
  )
}
