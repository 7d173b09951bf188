import { useQueryClient } from '@tanstack/react-query'
import { Alert } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ImportJob, ImportWish } from '#contract/import-jobs.ts'
import { checkImport } from '../../client/imports.ts'
import { useTroubleWords } from '../../staff/trouble-view.tsx'
import { ApplyPanel } from './apply-panel.tsx'
import { DropZone } from './drop-zone.tsx'
import { FileReport } from './file-report.tsx'
import { Preview } from './preview.tsx'
import { ProblemList } from './problem-list.tsx'
import { UploadList } from './upload-list.tsx'
import { IMPORTS, useAct } from './use-job.ts'
import { useUploads } from './use-uploads.ts'
import { layersOf, likelyTarget, wishFor } from './wish-draft.ts'
import { WishForm } from './wish-form.tsx'

interface Props {
  readonly job: ImportJob
  readonly onOpen: (id: string) => void
}

/** A job that waits for a person: its files, how they are to be understood, and after a check what would be written. */
export function OpenJob({ job, onOpen }: Props) {
  const { t } = useTranslation(['adminImports', 'site'])
  const words = useTroubleWords()
  const { act, acting, trouble } = useAct(job.id)
  // What was changed in the form since the last check; null while nothing was.
  const [changed, setChanged] = useState<ImportWish | null>(null)
  const beginning = {
    planName: t('planNameOf', { file: job.files[0]?.name ?? '' }),
    levelNames: [t('site:level1'), t('site:level2'), t('site:level3')],
  }
  const wish = changed ?? wishFor(job, likelyTarget(job), beginning)
  const readable = layersOf(job).length > 0
  const isChecked = job.state === 'checked' && job.report !== null

  async function check(wanted: ImportWish) {
    setChanged(wanted)
    if (await act(checkImport(job.id, wanted))) setChanged(null)
  }

  return (
    <>
      {job.state === 'failed' ? <Failed job={job} /> : null}
      <details className="import-part" open={!isChecked}>
        <summary>
          <h3>{t('filesTitle')}</h3>
        </summary>
        <FileReport job={job} onOpen={onOpen} />
        <MoreFiles job={job} />
      </details>
      {readable ? (
        <details className="import-part" open={!isChecked}>
          <summary>
            <h3>{t('wishTitle')}</h3>
          </summary>
          <WishForm
            job={job}
            wish={wish}
            beginning={beginning}
            onChange={setChanged}
            onCheck={(wanted) => void check(wanted)}
            busy={acting}
            again={isChecked}
          />
          {trouble ? <Alert type="error" showIcon title={words(trouble)} /> : null}
        </details>
      ) : null}
      {isChecked && wish !== null ? (
        <>
          <Preview job={job} wish={wish} onWish={(wanted) => void check(wanted)} onChange={setChanged} />
          <ApplyPanel job={job} wish={wish} outdated={changed !== null} onCheck={() => void check(wish)} />
        </>
      ) : null}
    </>
  )
}

function Failed({ job }: { job: ImportJob }) {
  const { t } = useTranslation('adminImports')
  const problems = job.report?.problems ?? []
  return (
    <div className="trouble import-failed" role="alert">
      <p>
        <b>{t('failedTitle')}</b>{' '}
        {t(
          job.files.length === 0 ? 'failedStopped' : layersOf(job).length > 0 ? 'failedMore' : 'failedUnread',
        )}
      </p>
      {problems.length > 0 ? <ProblemList problems={problems.slice(0, 20)} named /> : null}
    </div>
  )
}

/** One more file for the same import: another layer, the next sheet. */
function MoreFiles({ job }: { job: ImportJob }) {
  const { t } = useTranslation('adminImports')
  const queries = useQueryClient()
  const sending = useUploads(job.community, job.id, (made) => {
    queries.setQueryData([...IMPORTS, made.id], made)
  })
  return (
    <details className="import-more">
      <summary>{t('moreFiles')}</summary>
      {sending.uploads.length > 0 ? (
        <UploadList sending={sending} />
      ) : (
        <DropZone notYet="" onFiles={sending.start} />
      )}
    </details>
  )
}
