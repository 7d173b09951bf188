import { useTranslation } from 'react-i18next'
import type { DroppedColumn } from '#contract/import-files.ts'
import { useJobWords } from './use-job-words.ts'

/** Columns and cells that were left out while reading, before anybody could see them: which, and how many. */
export function Dropped({ dropped }: { dropped: readonly DroppedColumn[] }) {
  const { t } = useTranslation('adminImports')
  const { count } = useJobWords()
  if (dropped.length === 0) return null
  return (
    <div className="import-dropped" role="note">
      <b>{t('dropped')}</b>
      <ul>
        {dropped.map(({ column, kind, by, cells }, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two layers may have a column of the same name
          <li key={i}>
            {t(by === 'header' ? 'droppedColumn' : 'droppedCells', {
              column,
              kind: t(`forbidden-${kind}`),
              n: count(cells),
            })}
          </li>
        ))}
      </ul>
      <p className="soft-line">{t('droppedMore')}</p>
    </div>
  )
}
