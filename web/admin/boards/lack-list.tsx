import { useTranslation } from 'react-i18next'
import type { Lack } from './board-draft.ts'

/** Which field of the form a lack is about. */
const FIELDS: Readonly<Record<Lack, string>> = {
  slug: 'board-slug',
  'slug-taken': 'board-slug',
  title: 'board-title',
  jurisdiction: 'board-jurisdiction',
  'grid-elsewhere': 'board-grid',
  seconds: 'board-slides',
  approval: 'board-approval',
  declaredBy: 'board-declaredBy',
  declaredOn: 'board-declaredOn',
}

/** What is still missing, each the way to its field. */
export function LackList({ lacks }: { lacks: readonly Lack[] }) {
  const { t } = useTranslation('adminBoards')
  return (
    <div className="lacks" role="alert">
      <strong>▲ {t('missing')}</strong>
      <ul className="plain-list">
        {lacks.map((lack) => (
          <li key={lack}>
            <button
              type="button"
              className="admin-open lack"
              onClick={() => document.getElementById(FIELDS[lack])?.focus()}
            >
              {t(`lack-${lack}`)}
            </button>
          </li>
        ))}
      </ul>
    </div>
  )
}
