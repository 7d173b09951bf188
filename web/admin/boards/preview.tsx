import { Button, Segmented } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'

/** The screens boards hang on, in CSS pixels: a hall's, a large one, an upright one, an old box. */
const SIZES = [
  [1920, 1080],
  [3840, 2160],
  [1080, 1920],
  [1366, 768],
] as const

/** No higher than this on the page, in pixels. */
const TALLEST = 620

interface Props {
  readonly slug: string
  readonly title: string
  /** The frame shows what is kept: what is not saved yet is said, and can be saved from here. */
  readonly unsaved: boolean
  readonly onSave: () => void
  /** Grows with each saving, so that the frame is loaded anew. */
  readonly version: number
}

/** The board as it will look, scaled down from the screen it is made for. One at a time: each draws a map of its own. */
export function Preview({ slug, title, unsaved, onSave, version }: Props) {
  const { t } = useTranslation('adminBoards')
  const [chosen, setChosen] = useState(0)
  const [shown, setShown] = useState(false)
  const box = useRef<HTMLDivElement>(null)
  const [room, setRoom] = useState(0)
  useEffect(() => {
    const watched = box.current
    if (watched === null) return
    const watcher = new ResizeObserver(([entry]) => setRoom(entry?.contentRect.width ?? 0))
    watcher.observe(watched)
    return () => watcher.disconnect()
  }, [])
  const [width, height] = SIZES[chosen] ?? SIZES[0]
  const scale = Math.min(room / width, TALLEST / height)
  return (
    <section className="board-part preview" aria-labelledby="preview-title">
      <h3 id="preview-title">{t('preview')}</h3>
      {unsaved ? (
        <p className="preview-unsaved" role="status">
          {t('previewUnsaved')}
          <Button size="small" onClick={onSave}>
            {t('saveNow')}
          </Button>
        </p>
      ) : null}
      <Segmented
        className="preview-sizes"
        aria-label={t('previewSize')}
        value={chosen}
        onChange={setChosen}
        options={SIZES.map(([w, h], value) => ({ value, label: `${w} × ${h}` }))}
      />
      <div ref={box} className="preview-box">
        {shown && room > 0 ? (
          <div className="preview-frame" style={{ width: width * scale, height: height * scale }}>
            <iframe
              key={`${version} ${chosen}`}
              title={t('previewOf', { title, size: `${width} × ${height}` })}
              src={`/board/${encodeURIComponent(slug)}?preview=1`}
              width={width}
              height={height}
              style={{ transform: `scale(${scale})` }}
            />
          </div>
        ) : (
          <div className="preview-ask">
            <Button onClick={() => setShown(true)}>{t('showPreview')}</Button>
          </div>
        )}
      </div>
      <p className="soft-line">
        {t('previewScale', { n: Math.round(scale * 100), size: `${width} × ${height}` })}
      </p>
    </section>
  )
}
