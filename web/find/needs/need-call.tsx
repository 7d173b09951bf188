import { PhoneFilled } from '@ant-design/icons'
import { Alert, App, Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { callBackNumber } from '../../client/needs.ts'
import type { Trouble } from '../../client/request.ts'
import { useTroubleWords } from '../../staff/trouble-view.tsx'
import { phoneWords } from '../../text/phone.ts'

/** The number to call back: asked before it is shown, because the look is written down, and gone with the sheet. */
export function NeedCall({ need }: { need: string }) {
  const { t } = useTranslation('needs')
  const { modal } = App.useApp()
  const words = useTroubleWords()
  const [phone, setPhone] = useState<string | null>(null)
  const [trouble, setTrouble] = useState<Trouble | null>(null)

  async function show() {
    const answer = await callBackNumber(need)
    setTrouble(answer.ok ? null : answer.trouble)
    if (answer.ok) setPhone(answer.value.phone)
  }

  if (phone !== null)
    return (
      <a className="revealed-call" href={`tel:${phone}`} aria-label={t('call', { phone: phoneWords(phone) })}>
        <PhoneFilled aria-hidden /> {phoneWords(phone)}
      </a>
    )
  return (
    <>
      {trouble ? <Alert type="error" showIcon title={words(trouble)} className="gap-below" /> : null}
      <Button
        block
        onClick={() =>
          void modal.confirm({
            title: t('showPhoneTitle'),
            content: t('showPhoneMore'),
            okText: t('showPhoneOk'),
            cancelText: t('cancel'),
            onOk: show,
          })
        }
      >
        {t('showPhone')}
      </Button>
    </>
  )
}
