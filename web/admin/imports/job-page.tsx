import { ArrowLeftOutlined } from '@ant-design/icons'
import { useQueryClient } from '@tanstack/react-query'
import { App, Button, Skeleton } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ImportJob } from '#contract/import-jobs.ts'
import { removeImport } from '../../client/imports.ts'
import { TroubleView } from '../../staff/trouble-view.tsx'
import { useChange } from '../use-change.ts'
import { BusyView } from './busy-view.tsx'
import { DoneView } from './done-view.tsx'
import { JobState } from './job-state.tsx'
import { JobSteps } from './job-steps.tsx'
import { OpenJob } from './open-job.tsx'
import { IMPORTS, isBusy, useJob } from './use-job.ts'
import { useJobWords } from './use-job-words.ts'

interface Props {
  readonly id: string
  readonly onLeave: () => void
  readonly onOpen: (id: string) => void
}

/** One import from its files to what became of them; which step is shown follows from its state. */
export function JobPage({ id, onLeave, onOpen }: Props) {
  const { t } = useTranslation(['adminImports', 'site'])
  const job = useJob(id)
  return (
    <>
      <div className="admin-head">
        <Button type="text" icon={<ArrowLeftOutlined aria-hidden />} onClick={onLeave}>
          {t('toList')}
        </Button>
        {job.data === undefined ? null : <Remove job={job.data} onGone={onLeave} />}
      </div>
      {job.isError && job.data !== undefined ? (
        <p className="import-away" role="alert">
          {t(isBusy(job.data) ? 'serverAwayWorking' : 'serverAway')}{' '}
          <Button size="small" onClick={() => void job.refetch()}>
            {t('site:retry')}
          </Button>
        </p>
      ) : null}
      {job.data !== undefined ? <Shown job={job.data} onOpen={onOpen} /> : null}
      {job.isPending ? <Skeleton active paragraph={{ rows: 8 }} /> : null}
      {job.isError && job.data === undefined ? (
        <TroubleView error={job.error} retry={() => void job.refetch()} />
      ) : null}
    </>
  )
}

function Shown({ job, onOpen }: { job: ImportJob; onOpen: (id: string) => void }) {
  const words = useJobWords()
  const { t } = useTranslation('adminImports')
  const { title, nothing } = useStep(job)
  return (
    <div className="import-job-page" data-state={job.state}>
      <h2 ref={title} tabIndex={-1} className="import-title">
        {words.files(job)} <JobState job={job} />
      </h2>
      <JobSteps job={job} />
      {nothing === null ? null : (
        <p className="import-away" role="alert">
          {t(`nothing-${nothing}`)}
        </p>
      )}
      {isBusy(job) ? <BusyView job={job} /> : null}
      {job.state === 'applied' || job.state === 'undone' ? <DoneView job={job} /> : null}
      {job.state === 'read' || job.state === 'checked' || job.state === 'failed' ? (
        <OpenJob job={job} onOpen={onOpen} />
      ) : null}
    </div>
  )
}

/** Where a job is again when a step was stopped or came to nothing. */
const BACK = { checking: 'read', applying: 'checked', undoing: 'applied' } as const

/**
 * After each step the keyboard stands at the top of what came of it; not when the page is opened. `nothing`: the step
 * that was stopped or came to nothing, until the next one.
 */
function useStep({ state }: ImportJob) {
  const title = useRef<HTMLHeadingElement>(null)
  const before = useRef(state)
  const [nothing, setNothing] = useState<keyof typeof BACK | null>(null)
  useEffect(() => {
    const was = before.current
    if (was === state) return
    before.current = state
    const step = was === 'checking' || was === 'applying' || was === 'undoing' ? was : null
    setNothing(step !== null && BACK[step] === state ? step : null)
    title.current?.focus()
  }, [state])
  return { title, nothing }
}

function Remove({ job, onGone }: { job: ImportJob; onGone: () => void }) {
  const { t } = useTranslation(['adminImports', 'admin'])
  const { modal } = App.useApp()
  const words = useJobWords()
  const change = useChange()
  const queries = useQueryClient()
  // While a job is at work it is stopped first.
  if (isBusy(job)) return null
  const ask = () =>
    modal.confirm({
      title: t('removeTitle', { what: words.files(job) }),
      content: t(job.state === 'applied' ? 'removeMoreApplied' : 'removeMore'),
      okText: t('admin:remove'),
      okButtonProps: { danger: true },
      cancelText: t('admin:cancel'),
      onOk: async () => {
        // Leaving first: a job that is gone would otherwise be asked for once more.
        onGone()
        queries.removeQueries({ queryKey: [...IMPORTS, job.id] })
        await change(removeImport(job.id), t('removed'))
      },
    })
  return (
    <Button danger onClick={ask}>
      {t('remove')}
    </Button>
  )
}
