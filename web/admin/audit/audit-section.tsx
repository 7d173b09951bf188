import { Segmented } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ChainState } from './chain-state.tsx'
import { EntryTable } from './entry-table.tsx'
import { RevealLogView } from './reveal-log.tsx'

/** The audit: the whole chain for administrators, and who looked at numbers for heads of community too. */
export function AuditSection({ wholeChain }: { wholeChain: boolean }) {
  const { t } = useTranslation(['adminAudit', 'admin'])
  const [view, setView] = useState<'chain' | 'reveals'>(wholeChain ? 'chain' : 'reveals')
  return (
    <>
      <div className="admin-head">
        <h2>{t('admin:tab-audit')}</h2>
        {wholeChain ? (
          <Segmented
            value={view}
            onChange={setView}
            options={[
              { value: 'chain', label: t('chain') },
              { value: 'reveals', label: t('reveals') },
            ]}
          />
        ) : null}
      </div>
      {view === 'chain' ? (
        <>
          <ChainState />
          <EntryTable />
        </>
      ) : (
        <RevealLogView />
      )}
    </>
  )
}
