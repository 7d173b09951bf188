import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { codeReader } from './door-code.ts'

/** A look through the camera a few times a second is enough for a code one holds still before. */
const LOOK_MS = 250

/** The back camera; tells the first code it sees. The picture stays on the phone. */
export function ScanView({ onCode }: { onCode: (code: string) => void }) {
  const { t } = useTranslation('find')
  const video = useRef<HTMLVideoElement>(null)
  const tell = useRef(onCode)
  tell.current = onCode
  const [refused, setRefused] = useState(false)

  useEffect(() => {
    let stopped = false
    let stream: MediaStream | null = null
    let timer: number | undefined
    const reader = codeReader()

    async function look() {
      if (stopped || reader === null || video.current === null) return
      const [code] = await reader.detect(video.current).catch(() => [])
      if (stopped) return
      if (code === undefined) timer = window.setTimeout(() => void look(), LOOK_MS)
      else tell.current(code.rawValue)
    }

    navigator.mediaDevices
      .getUserMedia({ video: { facingMode: 'environment' } })
      .then(async (opened) => {
        stream = opened
        if (stopped || video.current === null) return opened.getTracks().forEach((track) => void track.stop())
        video.current.srcObject = opened
        await video.current.play()
        await look()
      })
      .catch(() => setRefused(true))
    return () => {
      stopped = true
      clearTimeout(timer)
      stream?.getTracks().forEach((track) => void track.stop())
    }
  }, [])

  if (refused) return <p className="soft">{t('noCamera')}</p>
  return <video ref={video} className="scan-picture" playsInline muted aria-label={t('scanHow')} />
}
