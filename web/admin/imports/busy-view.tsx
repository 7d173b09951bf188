import { Alert, Button, Progress } from 'antd'
import { useTranslation } from 'react-i18next'
import type { ImportJob } from '#contract/import-jobs.ts'
import { stopImport } from '../../client/imports.ts'
import { useTroubleWords } from '../../staff/trouble-view.tsx'
import { useAct } from './use-job.ts'
import { useJobWords } from './use-job-words.ts'

/** A job at work: what it does, how far it is, and the way to stop it. Leaving the page does not stop it. */
export function BusyView({ job: { id, state, done, total } }: { job: ImportJob }) {
  const { t } = useTranslation('adminImports')
  const words = useTroubleWords()
  const { count } = useJobWords()
  const { act, acting, trouble } = useAct(id)
  const doing = state as 'reading' | 'checking' | 'applying' | 'undoing'
  const said =
    total > 0
      ? t('doneOf', { done: count(Math.min(done, total)), of: count(total) })
      : done > 0
        ? t('doneSoFar', { done: count(done) })
        : t('beginning')
  const percent = total > 0 ? Math.min(100, Math.floor((100 * done) / total)) : 0
  return (
    <section className="import-part import-busy" aria-label={t(`doing-${doing}`)}>
      <p role="status">
        <b>{t(`doing-${doing}`)}</b> {said}
      </p>
      <Progress
        percent={percent}
        status="active"
        showInfo={total > 0}
        aria-label={`${t(`doing-${doing}`)} ${said}`}
      />
      <p className="soft-line">{t(`doingMore-${doing}`)}</p>
      {trouble ? <Alert type="error" showIcon title={words(trouble)} className="gap-below" /> : null}
      {doing === 'undoing' ? null : (
        <Button loading={acting} onClick={() => void act(stopImport(id))}>
          {t('stop')}
        </Button>
      )}
    </section>
  )
}
