import { useQuery } from '@tanstack/react-query'
import { Button, Form, Input, Select } from 'antd'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { boardPreview } from '../../client/boards-admin.ts'
import { unwrap } from '../../client/unwrap.ts'
import { MapView } from '../../map/map-view.tsx'
import { ADMIN } from '../use-change.ts'
import { useGround } from '../use-ground.ts'
import { positionIn, positionWords } from './position-text.ts'

type Position = readonly [number, number]

interface Props {
  readonly value: Position | null
  readonly onChange: (here: [number, number] | null) => void
  /** Code of the jurisdiction or grid the board is of, whose ground the map shows. */
  readonly place: string | null
  /** The board as it is kept, whose facilities may be chosen; null for a new one. */
  readonly slug: string | null
}

/** 您在这里: where the screen hangs. Pressed on a map, typed as two numbers, or taken from a service point. */
export function HereField({ value, onChange, place, slug }: Props) {
  const { t } = useTranslation(['adminBoards', 'admin', 'site'])
  const [typed, setTyped] = useState<string | null>(null)
  const ground = useGround(place)
  const kept = useQuery({
    queryKey: [...ADMIN, 'board-preview', slug],
    queryFn: () => unwrap(boardPreview(slug!)),
    enabled: slug !== null,
  })
  const facilities = kept.data?.facilities ?? []
  const mark = useMemo(() => (value === null ? null : { position: value }), [value])
  const wrong = typed !== null && typed.trim() !== '' && positionIn(typed) === null

  function type(text: string) {
    setTyped(text)
    const read = positionIn(text)
    if (read !== null || text.trim() === '') onChange(read)
  }
  function put([lon, lat]: Position) {
    setTyped(null)
    onChange([round(lon), round(lat)])
  }

  return (
    <fieldset className="board-part">
      <legend>{t('here')}</legend>
      <p className="soft">{t('hereMore')}</p>
      <div className="here-map">
        {ground ? (
          <MapView
            key={place}
            bounds={ground.bounds}
            plan={ground.plan}
            buildings={false}
            label={t('hereMap')}
            words={{ zoomIn: t('site:zoomIn'), zoomOut: t('site:zoomOut'), wholeTown: t('site:wholeTown') }}
            place={mark}
            onTap={({ position }) => put(position)}
            withoutMap={t('hereWithoutMap')}
          />
        ) : null}
      </div>
      <div className="here-fields">
        <Form.Item
          label={t('coordinates')}
          htmlFor="board-here"
          validateStatus={wrong ? 'error' : ''}
          help={wrong ? t('coordinatesWrong') : null}
        >
          <Input
            id="board-here"
            inputMode="text"
            autoComplete="off"
            placeholder={t('coordinatesLike')}
            value={typed ?? positionWords(value)}
            onChange={({ target }) => type(target.value)}
            onBlur={() => {
              if (!wrong) setTyped(null)
            }}
          />
        </Form.Item>
        <Form.Item label={t('fromFacility')} htmlFor="board-facility">
          <Select
            id="board-facility"
            disabled={facilities.length === 0}
            placeholder={t(
              slug === null ? 'facilityLater' : facilities.length === 0 ? 'noFacility' : 'chooseFacility',
            )}
            value={null}
            onChange={(index: number | null) => {
              const [lon, lat] = facilities[index ?? -1]?.position ?? []
              if (lon !== undefined && lat !== undefined) put([lon, lat])
            }}
            // Service centres first: that is where boards hang.
            options={facilities
              .map(({ kind, name }, value) => ({ value, label: name, centre: kind === 'service-centre' }))
              .sort((a, b) => Number(b.centre) - Number(a.centre))}
          />
        </Form.Item>
        <Button disabled={value === null} onClick={() => type('')}>
          {t('hereNone')}
        </Button>
      </div>
    </fieldset>
  )
}

/** To 1e-7 degree, about a centimetre, which is what the map is kept in. */
function round(degrees: number): number {
  return Math.round(degrees * 1e7) / 1e7
}
