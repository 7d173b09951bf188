import { Alert, App, Button, Input } from 'antd'
import { type FormEvent, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { groupPictureOf, putGroupPicture, removeGroupPicture } from '../../client/needs.ts'
import type { Trouble } from '../../client/request.ts'
import { smallJpeg } from '../../here/small-jpeg.ts'
import { useTroubleWords } from '../../staff/trouble-view.tsx'
import { useSheet } from '../people/sheet.tsx'
import { today } from '../people/visit-words.ts'
import { Picture } from './picture.tsx'

/** For how long WeChat keeps the code of a group. */
const USUAL_DAYS = 7
const DAY_MS = 86_400_000

/** The picture of one grid: what is up now, another from this phone, and the last day it works. */
export function GroupForm({ grid, onDone }: { grid: string; onDone: () => void }) {
  const { t } = useTranslation('needs')
  const { message, modal } = App.useApp()
  const { typed } = useSheet()
  const words = useTroubleWords()
  const [jpeg, setJpeg] = useState<string | null>(null)
  const [unread, setUnread] = useState(false)
  const [until, setUntil] = useState(() => dayAfter(today(), USUAL_DAYS))
  const [busy, setBusy] = useState(false)
  const [trouble, setTrouble] = useState<Trouble | null>(null)
  const [opened] = useState(Date.now)
  const [there, setThere] = useState(false)
  const id = useId()
  const past = until < today()

  async function choose(files: FileList | null) {
    const file = files?.[0]
    if (file === undefined) return
    const small = await smallJpeg(file)
    setUnread(small === null)
    if (small === null) return
    setJpeg(small)
    typed()
  }
  async function save(event: FormEvent) {
    event.preventDefault()
    if (jpeg === null || past) return
    setBusy(true)
    const answer = await putGroupPicture(grid, { jpeg, until })
    setBusy(false)
    setTrouble(answer.ok ? null : answer.trouble)
    if (!answer.ok) return
    void message.success(t('saved'))
    onDone()
  }
  async function remove() {
    const answer = await removeGroupPicture(grid)
    setTrouble(answer.ok ? null : answer.trouble)
    if (!answer.ok) return
    void message.success(t('removed'))
    onDone()
  }

  return (
    <form className="group-form" noValidate onSubmit={(event) => void save(event)}>
      <h3 className="panel-title">{t(jpeg === null ? 'groupNow' : 'newPicture')}</h3>
      {jpeg === null ? (
        <Picture
          src={`${groupPictureOf(grid)}?at=${opened}`}
          alt={t('groupNow')}
          lost={t('groupNone')}
          onThere={() => setThere(true)}
        />
      ) : (
        <img className="need-picture" src={`data:image/jpeg;base64,${jpeg}`} alt={t('newPicture')} />
      )}
      <input
        id={`${id}-file`}
        className="file-field"
        type="file"
        accept="image/*"
        onChange={({ target }) => {
          void choose(target.files).then(() => {
            target.value = ''
          })
        }}
      />
      <label className="file-label" htmlFor={`${id}-file`}>
        {t(jpeg === null ? 'choosePicture' : 'chooseAnother')}
      </label>
      {unread ? (
        <p className="form-trouble" role="alert">
          {t('unread')}
        </p>
      ) : null}
      <label htmlFor={`${id}-until`}>{t('until')}</label>
      <Input
        id={`${id}-until`}
        type="date"
        min={today()}
        value={until}
        status={past ? 'error' : ''}
        onChange={({ target }) => setUntil(target.value)}
      />
      {past ? (
        <p className="form-trouble" role="alert">
          {t('untilWrong')}
        </p>
      ) : null}
      {trouble ? <Alert type="error" showIcon title={words(trouble)} className="need-trouble" /> : null}
      <div className="sheet-buttons">
        {there ? (
          <Button
            danger
            onClick={() =>
              void modal.confirm({
                title: t('removeTitle'),
                content: t('removeMore'),
                okText: t('remove'),
                okButtonProps: { danger: true },
                cancelText: t('cancel'),
                onOk: remove,
              })
            }
          >
            {t('remove')}
          </Button>
        ) : null}
        <Button type="primary" htmlType="submit" disabled={jpeg === null || past} loading={busy}>
          {t('save')}
        </Button>
      </div>
    </form>
  )
}

function dayAfter(day: string, days: number): string {
  return new Date(Date.parse(day) + days * DAY_MS).toISOString().slice(0, 10)
}
