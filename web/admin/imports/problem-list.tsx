import { useTranslation } from 'react-i18next'
import type { ImportProblem } from '#contract/imports.ts'
import { useJobWords } from './use-job-words.ts'

interface Props {
  readonly problems: readonly ImportProblem[]
  /** Whether the name of the file is said with each. */
  readonly named: boolean
}

/** Problems with where they are and what to do: file, row or feature, column, sentence. */
export function ProblemList({ problems, named }: Props) {
  const { t } = useTranslation('adminImports')
  const words = useJobWords()
  return (
    <ul className="import-problems">
      {problems.map((problem, i) => {
        const { file, feature, line, column } = problem
        const place = [
          named ? file : null,
          line === null ? null : t('line', { n: line }),
          // People count from one.
          feature === null ? null : t('feature', { n: feature + 1 }),
          column === null ? null : t('column', { name: column }),
        ].filter((part) => part !== null)
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: the same thing may be wrong twice at one place
          <li key={i}>
            <span className="alarm" aria-hidden>
              ■
            </span>
            <span>
              {place.length === 0 ? null : <span className="import-place">{place.join(' · ')}</span>}
              {words.problem(problem)}
            </span>
          </li>
        )
      })}
    </ul>
  )
}
