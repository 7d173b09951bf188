import './imports.css'
import './preview.css'
import './wish.css'
import { useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useSearchParams } from 'wouter'
import type { ImportJob } from '#contract/import-jobs.ts'
import { JobList } from './job-list.tsx'
import { JobPage } from './job-page.tsx'
import { NewImport } from './new-import.tsx'
import { TemplateCards } from './template-cards.tsx'
import { IMPORTS } from './use-job.ts'

/** Bringing data in: the imports there were, a way in for new files, and one of them at a time step by step. */
export function ImportsSection() {
  const { t } = useTranslation('admin')
  const queries = useQueryClient()
  const [params, setParams] = useSearchParams()
  const job = params.get('job')
  const community = params.get('community')
  const open = (id: string | null) =>
    setParams(id === null ? { tab: 'imports' } : { tab: 'imports', job: id })
  if (job !== null) return <JobPage key={job} id={job} onLeave={() => open(null)} onOpen={open} />
  return (
    <>
      <div className="admin-head">
        <h2>{t('tab-imports')}</h2>
      </div>
      <div className="imports">
        <NewImport
          community={community}
          onCommunity={(code) => setParams({ tab: 'imports', ...(code === null ? {} : { community: code }) })}
          onDone={(made: ImportJob) => {
            queries.setQueryData([...IMPORTS, made.id], made)
            void queries.invalidateQueries({ queryKey: IMPORTS, exact: true })
            open(made.id)
          }}
        />
        <JobList onOpen={open} />
        <TemplateCards />
      </div>
    </>
  )
}
