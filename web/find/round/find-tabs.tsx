import '../needs/needs.css'
import './round.css'
import { BarChartOutlined, MessageOutlined, OrderedListOutlined, SearchOutlined } from '@ant-design/icons'
import { useTranslation } from 'react-i18next'
import type { Session } from '#contract/session.ts'
import { useNeeds } from '../needs/need-queries.ts'
import type { Place } from '../use-place.ts'

const TABS = [
  { view: null, key: 'visits:tabFind', Icon: SearchOutlined, visits: false },
  { view: 'round', key: 'visits:tabRound', Icon: OrderedListOutlined, visits: true },
  { view: 'needs', key: 'needs:tab', Icon: MessageOutlined, visits: false },
  { view: 'reports', key: 'visits:tabReports', Icon: BarChartOutlined, visits: true },
] as const

interface Props {
  readonly session: Session
  readonly view: Place['view']
  readonly onView: (view: Place['view']) => void
}

/** Ways at the lower edge: find, my round and reports for those who visit, and what residents left, with how much is open. */
export function FindTabs({ session, view, onView }: Props) {
  const { t } = useTranslation(['visits', 'needs'])
  const open = useNeeds(true, true).data?.open ?? 0
  const tabs = TABS.filter(({ visits }) => !visits || session.capacity === 'worker')
  return (
    <nav className="find-tabs" aria-label={t('tabs')}>
      {tabs.map((tab) => (
        <button
          key={tab.key}
          type="button"
          aria-current={tab.view === view ? 'page' : undefined}
          onClick={() => onView(tab.view)}
        >
          <tab.Icon aria-hidden />
          {tab.view === 'needs' && open > 0 ? (
            <span className="tab-line">
              <span className="unseen">{t('needs:tabOpen', { n: open })}</span>
              <span aria-hidden>{t(tab.key)}</span>
              <span className="tab-count" aria-hidden>
                {open}
              </span>
            </span>
          ) : (
            t(tab.key)
          )}
        </button>
      ))}
    </nav>
  )
}
