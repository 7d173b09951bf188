import { Form, Radio } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { CommunityField } from '../community-field.tsx'
import { GridField } from '../posts/place-field.tsx'
import { SheetsOrder } from './sheets-order.tsx'

/** Sheets for all entrances of a community or of a grid, as one file. */
export function PlaceSheets() {
  const { t } = useTranslation('adminDoors')
  const [kind, setKind] = useState<'community' | 'grid'>('community')
  const [community, setCommunity] = useState<string | null>(null)
  const [grid, setGrid] = useState<string | null>(null)
  const place =
    kind === 'grid' ? (grid === null ? null : { grid }) : community === null ? null : { community }
  return (
    <section className="place-sheets" aria-labelledby="sheets-title">
      <h3 id="sheets-title">{t('sheets')}</h3>
      <p className="soft">{t('sheetsMore')}</p>
      <Radio.Group
        className="reasons"
        aria-label={t('sheetsOf')}
        value={kind}
        onChange={({ target }) => setKind(target.value)}
        options={[
          { value: 'community', label: t('of-community') },
          { value: 'grid', label: t('of-grid') },
        ]}
      />
      {kind === 'community' ? (
        <Form.Item layout="vertical" label={t('community')} htmlFor="sheets-community">
          <CommunityField id="sheets-community" value={community} onChange={setCommunity} />
        </Form.Item>
      ) : (
        <Form.Item layout="vertical" label={t('grid')} htmlFor="sheets-grid">
          <GridField id="sheets-grid" value={grid} onChange={setGrid} />
        </Form.Item>
      )}
      <SheetsOrder key={JSON.stringify(place)} place={place} />
    </section>
  )
}
