import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import type { LayerHead } from '#contract/import-files.ts'
import type { ImportJob } from '#contract/import-jobs.ts'
import { Dropped } from './dropped.tsx'
import { ProblemList } from './problem-list.tsx'
import { useJobWords } from './use-job-words.ts'

type SentFile = ImportJob['files'][number]

/** What the files say of themselves: layers with rows, columns and reference system, what was left out, what is wrong. */
export function FileReport({ job, onOpen }: { job: ImportJob; onOpen: (id: string) => void }) {
  return (
    <>
      {job.files.map((file) => (
        <OneFile key={file.name + file.firstLayer} file={file} onOpen={onOpen} />
      ))}
    </>
  )
}

function OneFile({ file, onOpen }: { file: SentFile; onOpen: (id: string) => void }) {
  const { t } = useTranslation('adminImports')
  const { size } = useJobWords()
  const { name, bytes, format, layers, problems, sameAs } = file
  return (
    <article className="import-file">
      <h4>
        {name}{' '}
        <span className="soft-line">
          {format === null ? t('formatUnknown') : t(`format-${format}`)} · {size(bytes)}
        </span>
      </h4>
      {sameAs === null ? null : (
        <p className="import-note">
          ● {t('sameAs')}{' '}
          <Button type="link" size="small" onClick={() => onOpen(sameAs)}>
            {t('openSame')}
          </Button>
        </p>
      )}
      <Dropped dropped={layers.flatMap((layer) => layer.dropped)} />
      {layers.length === 0 ? null : (
        <ul className="import-layers">
          {layers.map((layer) => (
            <Layer key={layer.name} layer={layer} />
          ))}
        </ul>
      )}
      {problems.length === 0 ? null : <ProblemList problems={problems} named={false} />}
    </article>
  )
}

function Layer({ layer }: { layer: LayerHead }) {
  const { t } = useTranslation('adminImports')
  const words = useJobWords()
  const { name, kind, rows, columns, crs, extent } = layer
  return (
    <li>
      <b>{name}</b> <span className="soft-line">{t(`rows-${kind}`, { n: words.count(rows) })}</span>
      <dl className="facts">
        <dt>{t('columns')}</dt>
        <dd>{columns.join('、') || t('noColumns')}</dd>
        {extent === null ? null : (
          <>
            <dt>{t('crs')}</dt>
            <dd>{crs.id === null ? (crs.said ?? t('crsUnsaid')) : words.crs(crs.id)}</dd>
            <dt>{t('extent')}</dt>
            <dd>{extent.map((each) => Number(each.toFixed(5))).join(', ')}</dd>
          </>
        )}
      </dl>
    </li>
  )
}
