import { QrcodeOutlined } from '@ant-design/icons'
import { Button, Input, Modal } from 'antd'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { DoorMatch } from '#contract/lookup.ts'
import { doorByToken } from '../client/lookup.ts'
import type { Trouble } from '../client/request.ts'
import { useTroubleWords } from '../staff/trouble-view.tsx'
import { codeReader, tokenIn } from './door-code.ts'
import { ScanView } from './scan-view.tsx'

/** Sets the place by the code on a door: by camera where the browser reads codes, by hand everywhere. */
export function ScanButton({ onDoor }: { onDoor: (door: DoorMatch) => void }) {
  const { t } = useTranslation('find')
  const words = useTroubleWords()
  const [open, setOpen] = useState(false)
  const [text, setText] = useState('')
  const [busy, setBusy] = useState(false)
  const [trouble, setTrouble] = useState<Trouble | 'no-token' | null>(null)

  async function take(code: string) {
    const token = tokenIn(code)
    if (token === null) return setTrouble('no-token')
    setBusy(true)
    const answer = await doorByToken(token)
    setBusy(false)
    if (!answer.ok) return setTrouble(answer.trouble)
    close()
    onDoor(answer.value)
  }

  function close() {
    setOpen(false)
    setText('')
    setTrouble(null)
  }

  function submit(event: FormEvent) {
    event.preventDefault()
    void take(text)
  }

  return (
    <>
      <Button icon={<QrcodeOutlined aria-hidden />} aria-label={t('scan')} onClick={() => setOpen(true)} />
      <Modal open={open} onCancel={close} footer={null} destroyOnHidden width={420} title={t('scan')}>
        {codeReader() === null ? (
          <p className="soft">{t('noReader')}</p>
        ) : (
          <ScanView onCode={(code) => void take(code)} />
        )}
        <form className="scan-form" onSubmit={submit}>
          <label htmlFor="door-code">{t('doorCode')}</label>
          <Input
            id="door-code"
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            placeholder="410581-1a2b3c4d5e6f"
            maxLength={120}
            value={text}
            onChange={({ target }) => setText(target.value)}
          />
          {trouble ? (
            <p className="search-trouble" role="alert">
              {trouble === 'no-token' ? t('noToken') : words(trouble)}
            </p>
          ) : null}
          <Button type="primary" htmlType="submit" block loading={busy} disabled={text.trim() === ''}>
            {t('goToDoor')}
          </Button>
        </form>
      </Modal>
    </>
  )
}
