import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { Crop } from './crop.ts'
import { drawCrop } from './photo-crop.tsx'

interface Props {
  readonly name: string
  readonly role: string
  /** What is being cut, or the address of what is kept; null where there is none. */
  readonly picture: { readonly bitmap: ImageBitmap; readonly crop: Crop } | string | null
}

/** Somebody's card as a board shows it. */
export function PhotoCard({ name, role, picture }: Props) {
  const { t } = useTranslation('adminPhotos')
  return (
    <figure className="photo-card">
      {picture === null ? (
        <span className="photo-none" aria-hidden>
          {name.slice(0, 1)}
        </span>
      ) : typeof picture === 'string' ? (
        <img src={picture} alt={t('photoOf', { name })} width={160} height={160} />
      ) : (
        <Cut {...picture} label={t('photoOf', { name })} />
      )}
      <figcaption>
        <b>{name}</b>
        <span>{role}</span>
        <small>{t('asOnBoard')}</small>
      </figcaption>
    </figure>
  )
}

function Cut({ bitmap, crop, label }: { bitmap: ImageBitmap; crop: Crop; label: string }) {
  const canvas = useRef<HTMLCanvasElement>(null)
  useEffect(() => {
    if (canvas.current) drawCrop(canvas.current, bitmap, crop)
  }, [bitmap, crop])
  return <canvas ref={canvas} width={320} height={320} role="img" aria-label={label} />
}
