import { CloseOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { type Georeference, georeference, type Pin } from '#geometry/georeference.ts'
import type { PlanMap } from '../../map/plan-map.ts'
import { PictureView } from './picture-view.tsx'
import type { Paper } from './use-paper.ts'

interface Props {
  readonly paper: Paper
  readonly map: PlanMap
  readonly onPins: (pins: readonly Pin[]) => void
  readonly onClose: () => void
}

/** Pinning a photographed map: two crosses, one on the photo and one on the map, and how well the pins agree. */
export function PinPanel({ paper, map, onPins, onClose }: Props) {
  const { t } = useTranslation('planUnderlay')
  const { canvas, kept } = paper
  const { pins } = kept
  const under = useRef<readonly [number, number]>([canvas.width / 2, canvas.height / 2])
  const laid = georeference(pins, canvas.width, canvas.height)
  return (
    <>
      <span className="cross" aria-hidden />
      <section className="pin-panel" aria-label={t('pinTitle')}>
        <h2>{t('pinTitle')}</h2>
        <p>{t('pinHow')}</p>
        <PictureView
          canvas={canvas}
          pins={pins}
          onMiddle={(pixel) => {
            under.current = pixel
          }}
        />
        <p className="pin-do">
          <Button
            type="primary"
            onClick={() => onPins([...pins, { pixel: under.current, at: map.middle() }])}
          >
            {t('pinHere')}
          </Button>
          <Button onClick={onClose}>{t('pinDone')}</Button>
        </p>
        <ol className="pin-list">
          {pins.map(({ pixel }, i) => (
            <li key={pixel.join(' ')}>
              <span>{t('pinOf', { n: i + 1 })}</span>
              <span>{laid === null ? '' : t('pinResidual', { m: metres(laid.residualsM[i]!) })}</span>
              <Button
                type="text"
                size="small"
                icon={<CloseOutlined aria-hidden />}
                aria-label={t('pinRemove', { n: i + 1 })}
                onClick={() => onPins(pins.filter((_, other) => other !== i))}
              />
            </li>
          ))}
        </ol>
        <p role="status">
          {pins.length < 3
            ? t('pinsMore', { n: 3 - pins.length })
            : laid === null
              ? t('pinsLine')
              : pins.length === 3
                ? t('pinsThree')
                : t('pinsRms', { m: metres(laid.rmsM), pixel: metres(laid.pixelM) })}
        </p>
        {laid !== null && pins.length > 3 && isSlip(laid) ? (
          <p className="pin-worst">
            {t('pinsWorst', { n: laid.residualsM.indexOf(Math.max(...laid.residualsM)) + 1 })}
          </p>
        ) : null}
      </section>
    </>
  )
}

/** One pin is off more than three times what the others are together, and by more than what a hand can help. */
function isSlip({ residualsM, pixelM }: Georeference): boolean {
  const [worst = 0, next = 0] = [...residualsM].sort((a, b) => b - a)
  return worst > Math.max(1.3 * next, 10 * pixelM)
}

function metres(m: number): string {
  return m < 10 ? m.toFixed(1) : String(Math.round(m))
}
