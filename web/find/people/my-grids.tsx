import { useTranslation } from 'react-i18next'
import type { Session } from '#contract/session.ts'

/** The grids a signed-in worker answers for; choosing one shows its buildings and households. */
export function MyGrids({ session, onGrid }: { session: Session; onGrid: (code: string) => void }) {
  const { t } = useTranslation(['people', 'site'])
  if (session.capacity !== 'worker') return <p className="notice">{t('countsOnly')}</p>
  if (session.grids.length === 0) return null
  return (
    <section>
      <h2 className="panel-title">{t('myGrids')}</h2>
      <ul className="rows">
        {session.grids.map(({ code, name, level }) => (
          <li key={code}>
            <button type="button" className="row" onClick={() => onGrid(code)}>
              <strong>{name}</strong>
              <span>
                {t(`site:level${level as 1 | 2 | 3}`)} <span className="code">{code}</span>
              </span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}
