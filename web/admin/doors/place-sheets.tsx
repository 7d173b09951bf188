import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Form, Radio, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { scopesOf } from '../../client/staff.ts'
import { unwrap } from '../../client/unwrap.ts'
import { GridField } from '../posts/place-field.tsx'
import { ADMIN } from '../use-change.ts'
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

interface FieldProps {
  readonly id: string
  readonly value: string | null
  readonly onChange: (code: string | null) => void
}

/** A community within reach, by its code. */
function CommunityField({ id, value, onChange }: FieldProps) {
  const { t } = useTranslation('adminDoors')
  const [q, setQ] = useState('')
  const found = useQuery({
    queryKey: [...ADMIN, 'scopes', 'jurisdiction', q],
    queryFn: () => unwrap(scopesOf('jurisdiction', q)),
    placeholderData: keepPreviousData,
  })
  return (
    <Select
      id={id}
      value={value}
      showSearch={{ filterOption: false, onSearch: setQ }}
      onChange={(next: string | null) => onChange(next)}
      loading={found.isFetching}
      placeholder={t('chooseCommunity')}
      notFoundContent={t(found.isError ? 'communitiesLost' : 'noCommunity')}
      options={(found.data?.scopes ?? [])
        .filter(({ id: code }) => code.length === 12)
        .map(({ id: code, name }) => ({ value: code, label: `${name} ${code}` }))}
    />
  )
}
