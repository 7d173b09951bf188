import './round.css'
import { BarChartOutlined, OrderedListOutlined, SearchOutlined } from '@ant-design/icons'
import { useTranslation } from 'react-i18next'
import type { Place } from '../use-place.ts'

const TABS = [
  { view: null, key: 'tabFind', Icon: SearchOutlined },
  { view: 'round', key: 'tabRound', Icon: OrderedListOutlined },
  { view: 'reports', key: 'tabReports', Icon: BarChartOutlined },
] as const

/** Three ways at the lower edge, for those who visit: find, my round, reports. */
export function FindTabs({ view, onView }: { view: Place['view']; onView: (view: Place['view']) => void }) {
  const { t } = useTranslation('visits')
  return (
    <nav className="find-tabs" aria-label={t('tabs')}>
      {TABS.map((tab) => (
        <button
          key={tab.key}
          type="button"
          aria-current={tab.view === view ? 'page' : undefined}
          onClick={() => onView(tab.view)}
        >
          <tab.Icon aria-hidden />
          {t(tab.key)}
        </button>
      ))}
    </nav>
  )
}
