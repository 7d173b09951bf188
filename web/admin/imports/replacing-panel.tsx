import { useTranslation } from 'react-i18next'
import type { ImportReport } from '#contract/import-jobs.ts'
import { useJobWords } from './use-job-words.ts'

const FIGURES = ['stay', 'move', 'come', 'go', 'households'] as const

/** Of grids that come into the plan of a street or county: whose plan the draft copies, and what it changes there. */
export function ReplacingPanel({ replacing }: { replacing: NonNullable<ImportReport['replacing']> }) {
  const { t } = useTranslation('adminImports')
  const { count } = useJobWords()
  return (
    <>
      <p className="import-note">
        {t('replacing', { root: replacing.rootName, plan: replacing.planName })}
        <span className="soft-line block">{t('replacingMore')}</span>
      </p>
      <ul className="import-figures" aria-label={t('replacingFigures')}>
        {FIGURES.map((name) => (
          <li key={name} data-none={replacing[name] === 0}>
            <div>
              <strong>{count(replacing[name])}</strong>
              <span>{t(`replacing-${name}`)}</span>
            </div>
          </li>
        ))}
      </ul>
    </>
  )
}
