import { useTranslation } from 'react-i18next'

const VIEWS = [
  { view: 'card', key: 'card' },
  { view: 'visits', key: 'title' },
  { view: 'reveals', key: 'seen' },
] as const

type View = (typeof VIEWS)[number]['view']

/** What an address asks for; the health of the grids where it asks for nothing known. */
export function viewOf(asked: string | null): View {
  return VIEWS.find(({ view }) => view === asked)?.view ?? 'card'
}

/** Ways between the three views of a community. */
export function ViewTabs({ view, onView }: { view: View; onView: (view: View) => void }) {
  const { t } = useTranslation('reports')
  return (
    <nav className="coverage-views" aria-label={t('views')}>
      {VIEWS.map((each) => (
        <button
          key={each.view}
          type="button"
          aria-current={each.view === view ? 'page' : undefined}
          onClick={() => onView(each.view)}
        >
          {t(each.key)}
        </button>
      ))}
    </nav>
  )
}
