import { EnvironmentOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useVisitWords } from '../people/visit-words.ts'
import type { RoundTable } from './use-round.ts'

/** Where the walk begins. The phone is asked once, when somebody presses, and never by itself. */
export function RoundStart({ round, walkM }: { round: RoundTable; walkM: number }) {
  const { t } = useTranslation('visits')
  const words = useVisitWords()
  const [state, setState] = useState<'asked' | 'locating' | 'noPlace'>('asked')

  function ask() {
    setState('locating')
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        setState('asked')
        round.setFrom([coords.longitude, coords.latitude])
      },
      () => setState('noPlace'),
      { enableHighAccuracy: true, timeout: 12_000, maximumAge: 60_000 },
    )
  }

  const m = words.metres(walkM)
  return (
    <div className="round-start">
      <p>{round.from === null ? t('walk', { m }) : t('begunHere', { m })}</p>
      {'geolocation' in navigator ? (
        <Button icon={<EnvironmentOutlined aria-hidden />} loading={state === 'locating'} onClick={ask}>
          {state === 'locating' ? t('locating') : t('beginHere')}
        </Button>
      ) : null}
      {state === 'noPlace' ? <p role="alert">{t('noPlace')}</p> : null}
      <p className="fine">{t('notTracked')}</p>
    </div>
  )
}
