import { AimOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { MAX_ACCURACY_M } from '#contract/wire.ts'

interface Props {
  /** `[lon, lat]` in degrees and the phone's own accuracy in metres. */
  readonly onHere: (position: [number, number], accuracyM: number) => void
}

/** "Where am I": asks the phone, and says what to do where it will not tell. */
export function HereButton({ onHere }: Props) {
  const { t } = useTranslation('find')
  const [busy, setBusy] = useState(false)
  const [refused, setRefused] = useState<'locateDenied' | 'locateFailed' | null>(null)

  function ask() {
    setBusy(true)
    setRefused(null)
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        setBusy(false)
        onHere([coords.longitude, coords.latitude], Math.min(coords.accuracy, MAX_ACCURACY_M))
      },
      ({ code, PERMISSION_DENIED }) => {
        setBusy(false)
        setRefused(code === PERMISSION_DENIED ? 'locateDenied' : 'locateFailed')
      },
      { enableHighAccuracy: true, timeout: 12_000, maximumAge: 15_000 },
    )
  }

  return (
    <div className="here">
      <Button block icon={<AimOutlined aria-hidden />} loading={busy} onClick={ask}>
        {busy ? t('locating') : t('where')}
      </Button>
      {refused ? <p role="alert">{t(refused)}</p> : null}
    </div>
  )
}
