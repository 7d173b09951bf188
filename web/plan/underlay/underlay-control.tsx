import './underlay.css'
import { PictureOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { Button, Popconfirm, Radio, Slider } from 'antd'
import { useEffect, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { georeference } from '#geometry/georeference.ts'
import { listUnderlays, underlayTiles } from '../../client/underlays.ts'
import { unwrap } from '../../client/unwrap.ts'
import type { DraftSession } from '../../editor/draft-session.ts'
import type { PlanMap } from '../../map/plan-map.ts'
import { useDraft } from '../panels/use-draft.ts'
import { PinPanel } from './pin-panel.tsx'
import { usePaper } from './use-paper.ts'

const NONE = 'none'
const PAPER = 'paper'

/** What lies under the draft: nothing, pictures in tiles of the server, or a photographed map of one's own. */
export function UnderlayControl({ session, map }: { session: DraftSession; map: PlanMap }) {
  const { t, i18n } = useTranslation('planUnderlay')
  const { root } = useDraft(session).detail
  const [open, setOpen] = useState(false)
  const [pinning, setPinning] = useState(false)
  const [chosen, setChosen] = useState(NONE)
  const [opacity, setOpacity] = useState(0.7)
  const chooseFile = useRef<HTMLInputElement>(null)
  const { paper, trouble, open: openFile, pin, remove } = usePaper(root.code)
  const list = useQuery({ queryKey: ['underlays'], queryFn: () => unwrap(listUnderlays()), enabled: open })
  const tiles = list.data?.underlays.find(({ id }) => id === chosen)
  const laid = useMemo(
    () => paper && georeference(paper.kept.pins, paper.canvas.width, paper.canvas.height),
    [paper],
  )

  useEffect(() => {
    if (tiles !== undefined) map.underlay({ ...tiles, tiles: underlayTiles(tiles.id) }, opacity)
    else if (chosen === PAPER && paper !== null && laid !== null)
      map.underlay({ picture: paper.canvas, corners: laid.corners }, opacity)
    else map.underlay(null, opacity)
  }, [map, tiles, chosen, paper, laid, opacity])

  async function take(file: File | undefined): Promise<void> {
    if (file === undefined || !(await openFile(file))) return
    setChosen(PAPER)
    setPinning(true)
    setOpen(false)
  }

  return (
    <>
      <Button
        className="underlay-open"
        icon={<PictureOutlined aria-hidden />}
        aria-expanded={open}
        title={t('more')}
        onClick={() => setOpen(!open)}
      >
        {t('open')}
      </Button>
      {open ? (
        <section
          className="underlay-panel"
          aria-label={t('title')}
          onKeyDown={(event) => event.key === 'Escape' && setOpen(false)}
        >
          <h2>{t('title')}</h2>
          <Radio.Group
            className="underlay-list"
            value={chosen}
            onChange={(event) => setChosen(event.target.value as string)}
          >
            <Radio value={NONE}>{t('none')}</Radio>
            {list.data?.underlays.map(({ id, name }) => (
              <Radio key={id} value={id}>
                {name}
              </Radio>
            ))}
            <Radio value={PAPER} disabled={paper === null}>
              {paper === null ? t('paper') : t('paperNamed', { name: paper.kept.name })}
            </Radio>
          </Radio.Group>
          {paper !== null && laid === null ? <p className="underlay-hint">{t('paperUnpinned')}</p> : null}
          <p className="underlay-do">
            <Button onClick={() => chooseFile.current?.click()}>{t('paperOpen')}</Button>
            {paper === null ? null : (
              <>
                <Button
                  onClick={() => {
                    setChosen(PAPER)
                    setPinning(true)
                    setOpen(false)
                  }}
                >
                  {t('paperPin')}
                </Button>
                <Popconfirm
                  title={t('paperRemoveSure')}
                  okText={t('removeYes')}
                  cancelText={t('removeNo')}
                  onConfirm={() => {
                    remove()
                    setChosen(NONE)
                  }}
                >
                  <Button danger>{t('paperRemove')}</Button>
                </Popconfirm>
              </>
            )}
          </p>
          <input
            ref={chooseFile}
            type="file"
            accept="image/*"
            hidden
            onChange={(event) => {
              void take(event.target.files?.[0])
              event.target.value = ''
            }}
          />
          <p className="underlay-hint">{t('paperStays')}</p>
          {trouble === null ? null : <p role="alert">{t(trouble)}</p>}
          <div className="underlay-opacity">
            <span id="underlay-opacity">{t('opacity')}</span>
            <Slider
              min={10}
              max={100}
              value={Math.round(opacity * 100)}
              onChange={(percent) => setOpacity(percent / 100)}
              ariaLabelledByForHandle="underlay-opacity"
            />
          </div>
          {list.error === null ? null : <p role="alert">{t('failed', { why: list.error.message })}</p>}
          {list.data?.underlays.length === 0 ? <p className="underlay-hint">{t('empty')}</p> : null}
          {list.data?.unusable.map(({ file, zh, en }) => (
            <p key={file} className="underlay-hint">
              {t('unusable', { file, why: i18n.language === 'en' ? en : zh })}
            </p>
          ))}
        </section>
      ) : null}
      {pinning && paper !== null ? (
        <PinPanel paper={paper} map={map} onPins={pin} onClose={() => setPinning(false)} />
      ) : null}
    </>
  )
}
