import { Alert, App, Button } from 'antd'
import { useTranslation } from 'react-i18next'
import type { ImportJob } from '#contract/import-jobs.ts'
import { undoImport } from '../../client/imports.ts'
import { useTroubleWords } from '../../staff/trouble-view.tsx'
import { Dropped } from './dropped.tsx'
import { useAct } from './use-job.ts'
import { useJobWords } from './use-job-words.ts'

/** As many rows that stayed as the server tells of. */
const KEPT_TOLD = 200

/** What an import wrote, with the way to its draft and the way back; after undoing what went back and what stayed. */
export function DoneView({ job }: { job: ImportJob }) {
  const { t } = useTranslation(['adminImports', 'admin'])
  const { modal } = App.useApp()
  const words = useTroubleWords()
  const { count, time } = useJobWords()
  const { act, acting, trouble } = useAct(job.id)
  const { counts, dropped, replacing } = job.report ?? {}
  const target = job.wish?.target ?? 'households'
  const numbers = {
    new: count(counts?.new ?? 0),
    changed: count(counts?.changed ?? 0),
    same: count(counts?.same ?? 0),
    what: t(`noun-${target}`),
    plan: job.wish?.plan?.name ?? '',
  }
  const undone = job.state === 'undone'
  const ask = () =>
    modal.confirm({
      title: t('undoTitle'),
      content: t(target === 'grids' ? 'undoMoreGrids' : 'undoMore'),
      okText: t('undo'),
      okButtonProps: { danger: true },
      cancelText: t('admin:cancel'),
      onOk: async () => {
        await act(undoImport(job.id))
      },
    })
  return (
    <section className="import-part" aria-label={t(undone ? 'undoneHeading' : 'appliedHeading')}>
      <p className="import-sentence" role="status">
        {!undone && replacing
          ? t('wasDraftedInto', { plan: numbers.plan, root: replacing.rootName })
          : t(undone ? 'wasUndone' : target === 'grids' ? 'wasDrafted' : 'wasWritten', numbers)}
      </p>
      {job.appliedAt === null ? null : (
        <p className="soft-line">{t('appliedAt', { when: time(job.appliedAt) })}</p>
      )}
      <Dropped dropped={dropped ?? []} />
      {undone ? <Kept job={job} /> : null}
      {trouble ? <Alert type="error" showIcon title={words(trouble)} className="gap-below" /> : null}
      {undone ? null : (
        <div className="admin-row">
          {job.plan === null ? null : (
            <Button type="primary" href={`/plan?plan=${job.plan}`}>
              {t('openDraft')}
            </Button>
          )}
          <Button danger loading={acting} onClick={ask}>
            {t('undo')}
          </Button>
        </div>
      )}
    </section>
  )
}

function Kept({ job: { kept } }: { job: ImportJob }) {
  const { t } = useTranslation('adminImports')
  if (kept.length === 0) return <p>{t('keptNone')}</p>
  return (
    <>
      <p className="warn">▲ {t(kept.length < KEPT_TOLD ? 'kept' : 'keptFirst', { n: kept.length })}</p>
      <ul>
        {kept.map(({ target, label }) => (
          <li key={target}>{label}</li>
        ))}
      </ul>
    </>
  )
}
