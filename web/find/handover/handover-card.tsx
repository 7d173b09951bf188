import './handover.css'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { handovers } from '../../client/handover.ts'
import { unwrap } from '../../client/unwrap.ts'
import { TroubleView } from '../../staff/trouble-view.tsx'
import { HandoverSheet } from './handover-sheet.tsx'
import { HANDOVERS, waitsForMe } from './sheets.ts'

/** What a signed-in worker has to hand over or take over; nothing at all where there is no sheet. */
export function HandoverCard() {
  const { t } = useTranslation('handover')
  const [open, setOpen] = useState(false)
  const list = useQuery({ queryKey: HANDOVERS, queryFn: () => unwrap(handovers()) })
  if (list.isError) return <TroubleView error={list.error} retry={() => void list.refetch()} />
  const sheets = list.data?.handovers ?? []
  if (sheets.length === 0) return null
  const waiting = sheets.filter(waitsForMe).length
  return (
    <section className="handover" aria-label={t('title')}>
      <button type="button" className="handover-head" aria-expanded={open} onClick={() => setOpen(!open)}>
        <strong>{t('title')}</strong>
        <span>{waiting > 0 ? t('waiting', { n: waiting }) : t('nothing')}</span>
        <span className="handover-toggle">{t(open ? 'shut' : 'open')}</span>
      </button>
      {open ? (
        <>
          <p className="fine">{t('check')}</p>
          {sheets.map((sheet) => (
            <HandoverSheet key={sheet.id} sheet={sheet} />
          ))}
        </>
      ) : null}
    </section>
  )
}
