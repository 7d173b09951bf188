import { Alert, App, Button, Radio } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ImportJob, ImportWish } from '#contract/import-jobs.ts'
import { applyImport, type ImportApply } from '../../client/imports.ts'
import { useTroubleWords } from '../../staff/trouble-view.tsx'
import { cleaningOf } from './cleaning-of.ts'
import { useAct } from './use-job.ts'
import { useJobWords } from './use-job-words.ts'

interface Props {
  readonly job: ImportJob
  readonly wish: ImportWish
  /** Something was changed since the check. */
  readonly outdated: boolean
  readonly onCheck: () => void
}

/** What will happen, in a sentence with its numbers, and the button that makes it happen; or why it cannot. */
export function ApplyPanel({ job, wish, outdated, onCheck }: Props) {
  const { t } = useTranslation(['adminImports', 'admin'])
  const { modal } = App.useApp()
  const words = useTroubleWords()
  const { count } = useJobWords()
  const { act, acting, trouble } = useAct(job.id)
  const [conflicts, setConflicts] = useState<ImportApply['conflicts']>('keep')
  if (job.report === null) return null
  const { counts, replacing } = job.report
  const waiting = cleaningOf(job.report)?.waiting ?? 0
  const written = counts.new + counts.changed + (conflicts === 'replace' ? counts.conflict : 0)
  const numbers = {
    new: count(counts.new),
    changed: count(counts.changed),
    same: count(counts.same),
    conflict: count(counts.conflict),
    what: t(`noun-${wish.target}`),
    plan: wish.plan?.name ?? '',
  }
  const draftSentence = () =>
    replacing === null
      ? t('willDraft', numbers)
      : t('willDraftInto', {
          plan: numbers.plan,
          root: replacing.rootName,
          stay: count(replacing.stay),
          move: count(replacing.move),
          come: count(replacing.come),
          go: count(replacing.go),
          households: count(replacing.households),
        })
  const sentence = [
    wish.target === 'grids' ? draftSentence() : t('willWrite', numbers),
    counts.conflict > 0 ? t(conflicts === 'keep' ? 'willKeep' : 'willReplace', numbers) : '',
  ].join('')
  const barrier = outdated
    ? t('outdated')
    : counts.failed > 0
      ? t(wish.target === 'grids' ? 'blockedGrids' : 'blockedByFailed', { n: count(counts.failed) })
      : waiting > 0
        ? t('blockedByWaiting', { n: count(waiting) })
        : null
  const nothing = barrier === null && wish.target !== 'grids' && written === 0

  const ask = () =>
    modal.confirm({
      title: t(wish.target === 'grids' ? 'applyGridsTitle' : 'applyTitle', numbers),
      content: sentence,
      okText: t(wish.target === 'grids' ? 'makeDraft' : 'apply'),
      cancelText: t('admin:cancel'),
      onOk: async () => {
        await act(applyImport(job.id, { conflicts }))
      },
    })

  return (
    <section className="import-part import-apply" aria-labelledby="import-apply">
      <h3 id="import-apply">{t('applyHeading')}</h3>
      <p className="import-sentence">{sentence}</p>
      {counts.conflict === 0 ? null : (
        <Radio.Group
          className="reasons"
          aria-label={t('conflictChoice')}
          value={conflicts}
          onChange={({ target }) => setConflicts(target.value)}
          options={(['keep', 'replace'] as const).map((value) => ({ value, label: t(`conflict-${value}`) }))}
        />
      )}
      {barrier === null ? null : (
        <p className={outdated ? 'warn' : 'import-barrier'} role="status">
          {outdated ? '▲' : '■'} {barrier}
        </p>
      )}
      {nothing ? <p role="status">{t('nothingToWrite')}</p> : null}
      {trouble ? <Alert type="error" showIcon title={words(trouble)} className="gap-below" /> : null}
      <div className="admin-row">
        {outdated ? (
          <Button type="primary" onClick={onCheck}>
            {t('checkAgain')}
          </Button>
        ) : null}
        {nothing ? null : (
          <Button
            type={outdated ? 'default' : 'primary'}
            disabled={barrier !== null}
            loading={acting}
            onClick={ask}
          >
            {t(wish.target === 'grids' ? 'makeDraft' : 'apply')}
          </Button>
        )}
      </div>
    </section>
  )
}
