import { Form, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import type { CrsId } from '#contract/import-files.ts'
import { crsInOrder, zoneOf } from '../../../admin/imports/crs-zone.ts'

/** Those that are no zone. */
const NAMES: Readonly<
  Partial<Record<CrsId, 'crs-wgs84' | 'crs-cgcs2000' | 'crs-mercator' | 'crs-gcj02' | 'crs-bd09'>>
> = {
  'EPSG:4326': 'crs-wgs84',
  'EPSG:4490': 'crs-cgcs2000',
  'EPSG:3857': 'crs-mercator',
  'GCJ-02': 'crs-gcj02',
  'BD-09': 'crs-bd09',
}

interface Props {
  readonly id: string
  /** Longitude of the place in degrees: its zones are offered first. */
  readonly lon: number
  readonly value: CrsId
  readonly disabled: boolean
  readonly onChange: (crs: CrsId) => void
}

/** A reference system to write in. */
export function CrsSelect({ id, lon, value, disabled, onChange }: Props) {
  const { t } = useTranslation('planExport')
  const label = (crs: CrsId) => {
    const zone = zoneOf(crs)
    if (zone === null) return t(NAMES[crs] ?? 'crs-wgs84')
    const { width, zone: n, meridian, prefixed } = zone
    return t(prefixed ? 'zonePrefixed' : 'zone', { width, n, meridian, code: crs })
  }
  const group = (name: string, all: readonly CrsId[]) => ({
    label: name,
    title: name,
    options: all.map((crs) => ({ value: crs, label: label(crs), title: label(crs) })),
  })
  const { usual, here, others } = crsInOrder(lon)
  const isDisplaced = value === 'GCJ-02' || value === 'BD-09'
  return (
    <Form.Item
      label={t('crs')}
      htmlFor={id}
      extra={disabled ? t('kmlMore') : isDisplaced ? t('displacedMore') : undefined}
    >
      <Select<CrsId>
        id={id}
        showSearch={{ optionFilterProp: 'label' }}
        value={value}
        disabled={disabled}
        onChange={onChange}
        options={[group(t('usual'), usual), group(t('here'), here), group(t('others'), others)]}
      />
    </Form.Item>
  )
}
