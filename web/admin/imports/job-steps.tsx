import { useTranslation } from 'react-i18next'
import type { ImportJob } from '#contract/import-jobs.ts'
import { layersOf } from './wish-draft.ts'

const STEPS = ['file', 'wish', 'check', 'apply'] as const

/** How many steps lie behind a job in some state. */
const BEHIND: Readonly<Record<ImportJob['state'], number>> = {
  reading: 0,
  read: 1,
  failed: 1,
  checking: 2,
  checked: 3,
  applying: 3,
  applied: 4,
  undoing: 4,
  undone: 4,
}

/** Where in the course of an import one is. */
export function JobSteps({ job }: { job: ImportJob }) {
  const { t } = useTranslation('adminImports')
  // Nothing follows on files that cannot be read.
  const behind = layersOf(job).length === 0 ? 0 : BEHIND[job.state]
  return (
    <ol className="import-steps" aria-label={t('steps')}>
      {STEPS.map((step, i) => (
        <li key={step} aria-current={i === behind ? 'step' : undefined} data-done={i < behind}>
          <b aria-hidden>{i < behind ? '✓' : i + 1}</b> {t(`step-${step}`)}
          {i < behind ? <span className="unseen">{t('stepDone')}</span> : null}
        </li>
      ))}
    </ol>
  )
}
