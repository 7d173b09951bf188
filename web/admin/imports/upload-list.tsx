import { Button, Progress } from 'antd'
import { useTranslation } from 'react-i18next'
import { useTroubleWords } from '../../staff/trouble-view.tsx'
import { useJobWords } from './use-job-words.ts'
import type { Upload, useUploads } from './use-uploads.ts'

/** Files on their way: how much of each has gone, and what to do about one that did not arrive. */
export function UploadList({ sending }: { sending: ReturnType<typeof useUploads> }) {
  const { t } = useTranslation(['adminImports', 'admin'])
  const { uploads, retry, stop, goOn, opened } = sending
  if (uploads.length === 0) return null
  const failed = uploads.some(({ state }) => state === 'failed')
  const nothing = uploads.every(({ state }) => state === 'refused')
  return (
    <section className="import-part" aria-label={t('sending')}>
      <ul className="plain-list uploads">
        {uploads.map((upload) => (
          <OneUpload key={upload.file.name + upload.file.size} upload={upload} />
        ))}
      </ul>
      <div className="admin-row">
        {failed ? (
          <Button type="primary" onClick={retry}>
            {t('sendAgain')}
          </Button>
        ) : null}
        {failed && opened ? <Button onClick={goOn}>{t('goOnWithout')}</Button> : null}
        <Button onClick={stop}>{t(failed || nothing ? 'admin:close' : 'stopSending')}</Button>
      </div>
    </section>
  )
}

function OneUpload({ upload: { file, state, sent, lack, trouble } }: { upload: Upload }) {
  const { t } = useTranslation('adminImports')
  const words = useTroubleWords()
  const { size } = useJobWords()
  const percent = file.size === 0 ? 0 : Math.min(100, Math.floor((100 * sent) / file.size))
  return (
    <li>
      <strong className="import-file-name">{file.name}</strong>{' '}
      <span className="soft-line" role="status">
        {state === 'sending'
          ? t('sentOf', { sent: size(sent), of: size(file.size) })
          : t(`upload-${state}`, { of: size(file.size) })}
      </span>
      {state === 'sending' ? <Progress percent={percent} aria-label={t('sentPart', { percent })} /> : null}
      {lack !== null ? <p className="alarm">■ {t(`lack-${lack}`)}</p> : null}
      {trouble !== null ? <p className="alarm">■ {words(trouble)}</p> : null}
    </li>
  )
}
