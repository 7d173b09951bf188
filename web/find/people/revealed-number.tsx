import { PhoneFilled } from '@ant-design/icons'
import { Button } from 'antd'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Revealed } from '#contract/households.ts'
import { phoneWords } from '../../text/phone.ts'

/** A number in full with the call link first; masked again when its time is over. */
export function RevealedNumber({ revealed, onOver }: { revealed: Revealed; onOver: () => void }) {
  const { t } = useTranslation(['people', 'household'])
  const left = useSecondsLeft(revealed.until, onOver)
  const { name, phone, through, auditSeq } = revealed
  return (
    <div className="revealed">
      {through === 'guardian' ? <p>{t('household:guardianNumber', { name })}</p> : null}
      {phone === null ? (
        <p>{t('noPhone')}</p>
      ) : (
        <a className="revealed-call" href={`tel:${phone}`}>
          <PhoneFilled aria-hidden /> {phoneWords(phone)}
        </a>
      )}
      <div className="revealed-foot">
        <p className="fine" role="timer">
          {t('household:leftMinutes', { m: Math.floor(left / 60), s: left % 60 })}
        </p>
        <Button type="text" onClick={onOver}>
          {t('household:hideNow')}
        </Button>
      </div>
      <p className="fine" role="status">
        {t('shown', { seq: auditSeq })}
      </p>
    </div>
  )
}

/** Whole seconds until a moment, once a second; `onOver` when they are gone, also after the phone slept. */
function useSecondsLeft(until: string, onOver: () => void): number {
  const end = Date.parse(until)
  const [now, setNow] = useState(Date.now)
  useEffect(() => {
    const clock = setInterval(() => setNow(Date.now()), 1_000)
    return () => clearInterval(clock)
  }, [])
  const left = Math.max(0, Math.ceil((end - now) / 1_000))
  useEffect(() => {
    if (left === 0) onOver()
  }, [left, onOver])
  return left
}
