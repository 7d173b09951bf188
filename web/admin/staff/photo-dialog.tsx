import { Alert, App, Button, Modal } from 'antd'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { putPhoto } from '../../client/photos.ts'
import type { Trouble } from '../../client/request.ts'
import { useTroubleWords } from '../../staff/trouble-view.tsx'
import { useRefresh } from '../use-change.ts'
import { type Crop, firstCrop } from './crop.ts'
import { PhotoCard } from './photo-card.tsx'
import { PhotoCrop } from './photo-crop.tsx'
import { jpegOf } from './photo-file.ts'

interface Props {
  readonly staff: { readonly id: string; readonly name: string }
  /** What their card on a board says under the name. */
  readonly role: string
  /** Null while closed. */
  readonly picture: ImageBitmap | null
  readonly onClose: () => void
}

/** Cuts a square from a picture, beside the card it will stand on, and keeps it. */
export function PhotoDialog({ staff, role, picture, onClose }: Props) {
  const { t } = useTranslation(['adminPhotos', 'admin'])
  return (
    <Modal
      open={picture !== null}
      title={t('cropOf', { name: staff.name })}
      footer={null}
      maskClosable={false}
      keyboard
      onCancel={onClose}
      destroyOnHidden
      width={640}
    >
      {picture === null ? null : <Cutting staff={staff} role={role} picture={picture} onClose={onClose} />}
    </Modal>
  )
}

function Cutting({ staff, role, picture, onClose }: Props & { readonly picture: ImageBitmap }) {
  const { t } = useTranslation(['adminPhotos', 'admin'])
  const { message } = App.useApp()
  const words = useTroubleWords()
  const refresh = useRefresh()
  const [crop, setCrop] = useState<Crop>(() => firstCrop(picture))
  const [busy, setBusy] = useState(false)
  const [trouble, setTrouble] = useState<Trouble | null>(null)
  useEffect(() => setCrop(firstCrop(picture)), [picture])

  async function keep() {
    setBusy(true)
    setTrouble(null)
    const answer = await putPhoto(staff.id, { jpeg: jpegOf(picture, crop) })
    setBusy(false)
    if (!answer.ok) return setTrouble(answer.trouble)
    void message.success(t('kept'))
    onClose()
    void refresh()
  }

  return (
    <>
      <div className="cutting">
        <PhotoCrop picture={picture} crop={crop} onChange={setCrop} />
        <PhotoCard name={staff.name} role={role} picture={{ bitmap: picture, crop }} />
      </div>
      {trouble ? <Alert type="error" showIcon title={words(trouble)} className="gap-below" /> : null}
      <div className="admin-buttons">
        <Button onClick={onClose}>{t('admin:cancel')}</Button>
        <Button type="primary" loading={busy} onClick={() => void keep()}>
          {t('keep')}
        </Button>
      </div>
    </>
  )
}
