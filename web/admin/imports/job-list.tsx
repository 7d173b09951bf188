import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { ImportJob } from '#contract/import-jobs.ts'
import { allImports } from '../../client/imports.ts'
import { unwrap } from '../../client/unwrap.ts'
import { Answered } from '../answered.tsx'
import { JobState } from './job-state.tsx'
import { IMPORTS, isBusy } from './use-job.ts'
import { useJobWords } from './use-job-words.ts'

/** How often the list is asked again while one of its jobs is at work. */
const ASK_EVERY_MS = 3_000

/** The imports there were, the newest first. */
export function JobList({ onOpen }: { onOpen: (id: string) => void }) {
  const { t } = useTranslation('adminImports')
  const list = useQuery({
    queryKey: IMPORTS,
    queryFn: () => unwrap(allImports()),
    staleTime: 5_000,
    refetchInterval: ({ state }) => (state.data?.jobs.some(isBusy) ? ASK_EVERY_MS : false),
  })
  return (
    <section aria-labelledby="import-jobs" className="import-jobs-part">
      <h3 id="import-jobs">{t('jobs')}</h3>
      <Answered query={list}>
        {({ jobs }) =>
          jobs.length === 0 ? (
            <p className="admin-none">{t('noJobs')}</p>
          ) : (
            <ul className="import-jobs">
              {jobs.map((job) => (
                <OneJob key={job.id} job={job} onOpen={onOpen} />
              ))}
            </ul>
          )
        }
      </Answered>
    </section>
  )
}

function OneJob({ job, onOpen }: { job: ImportJob; onOpen: (id: string) => void }) {
  const { t } = useTranslation('adminImports')
  const words = useJobWords()
  const { counts } = job.report ?? {}
  return (
    <li>
      <button type="button" className="import-job" onClick={() => onOpen(job.id)}>
        <span className="import-job-name">
          <strong>{words.files(job)}</strong> <JobState job={job} />
        </span>
        <span className="soft-line">
          {job.wish === null ? '' : `${t(`target-${job.wish.target}`)} · `}
          {job.communityName} {job.community} ·{' '}
          {t('openedBy', { when: words.time(job.openedAt), who: job.openedBy || t('commandLine') })}
        </span>
        {counts === undefined ? null : (
          <span className="soft-line">
            {t('countsLine', {
              new: words.count(counts.new),
              changed: words.count(counts.changed),
              same: words.count(counts.same),
              failed: words.count(counts.failed + counts.conflict),
            })}
          </span>
        )}
      </button>
    </li>
  )
}
