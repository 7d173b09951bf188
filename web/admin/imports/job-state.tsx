import { useTranslation } from 'react-i18next'
import type { ImportJob } from '#contract/import-jobs.ts'

/** Colour of the frame around the word of a state. */
const COLOURS: Readonly<Record<ImportJob['state'], string>> = {
  reading: 'coming',
  read: 'coming',
  checking: 'coming',
  checked: 'soon',
  applying: 'coming',
  applied: 'public',
  undoing: 'coming',
  undone: 'plain',
  failed: 'empty',
}

/** How far a job is, in a word. */
export function JobState({ job: { state } }: { job: ImportJob }) {
  const { t } = useTranslation('adminImports')
  return (
    <span className="flag" data-kind={COLOURS[state]}>
      {t(`state-${state}`)}
    </span>
  )
}
