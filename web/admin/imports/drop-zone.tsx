import { UploadOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { type DragEvent, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'

/** What the dialogue for choosing files offers first; everything can be chosen, the server looks inside. */
const ACCEPT =
  '.geojson,.json,.zip,.gpkg,.kml,.kmz,.csv,.txt,.xlsx,.gz,application/geo+json,application/zip,text/csv'

interface Props {
  /** Why nothing can be dropped yet; empty when it can. */
  readonly notYet: string
  readonly onFiles: (files: readonly File[]) => void
}

/** Files are dropped here, or chosen with the button; several at once are one import. */
export function DropZone({ notYet, onFiles }: Props) {
  const { t } = useTranslation('adminImports')
  const input = useRef<HTMLInputElement>(null)
  const [over, setOver] = useState(false)
  const take = (files: FileList | null) => {
    if (files !== null && files.length > 0 && notYet === '') onFiles([...files])
  }
  const drag = (on: boolean) => (event: DragEvent) => {
    event.preventDefault()
    setOver(on)
  }
  return (
    // Dropping is one more way in; the button inside does the same for keys and screen readers.
    // biome-ignore lint/a11y/noStaticElementInteractions: the button inside is the control
    <div
      className="drop-zone"
      data-over={over && notYet === ''}
      onDragEnter={drag(true)}
      onDragOver={drag(true)}
      onDragLeave={drag(false)}
      onDrop={(event) => {
        drag(false)(event)
        take(event.dataTransfer.files)
      }}
    >
      <p className="drop-zone-lead">{notYet === '' ? t('dropHere') : notYet}</p>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        accept={ACCEPT}
        aria-label={t('chooseFiles')}
        onChange={({ target }) => {
          take(target.files)
          // The same file can be chosen again after it was put right.
          target.value = ''
        }}
      />
      <Button
        type="primary"
        icon={<UploadOutlined aria-hidden />}
        disabled={notYet !== ''}
        onClick={() => input.current?.click()}
      >
        {t('chooseFiles')}
      </Button>
      <p className="soft-line">{t('formats')}</p>
      <p className="soft-line">{t('largest')}</p>
    </div>
  )
}
