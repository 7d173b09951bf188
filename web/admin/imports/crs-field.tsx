import { Form, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import type { CrsId } from '#contract/import-files.ts'
import type { ImportJob, ImportWish } from '#contract/import-jobs.ts'
import { useGround } from '../use-ground.ts'
import { crsInOrder } from './crs-zone.ts'
import { useJobWords } from './use-job-words.ts'
import { layersOf } from './wish-draft.ts'

interface Props {
  readonly job: ImportJob
  readonly wish: ImportWish
  readonly onCrs: (crs: CrsId) => void
}

/** The reference system of the file: as it says, else to be declared; zones of the place are offered first. */
export function CrsField({ job, wish, onCrs }: Props) {
  const { t } = useTranslation('adminImports')
  const words = useJobWords()
  const ground = useGround(job.community)
  const lon = ground ? (ground.bounds[0] + ground.bounds[2]) / 2 : null
  const { usual, here, others } = crsInOrder(lon)
  const said = layersOf(job)
    .filter(({ number }) => wish.layers.includes(number))
    .map(({ head }) => head.crs)
    .find(({ id, said: word }) => id !== null || word !== null)
  const group = (label: string, all: readonly CrsId[]) => ({
    label,
    title: label,
    options: all.map((value) => ({ value, label: words.crs(value), title: words.crs(value) })),
  })
  return (
    <Form.Item
      layout="vertical"
      label={t('crs')}
      htmlFor="import-crs"
      extra={
        said === undefined
          ? t('crsUnsaidMore')
          : said.id === null
            ? t('crsUnknown', { said: said.said ?? '' })
            : t('crsSaid', { crs: words.crs(said.id) })
      }
    >
      <Select
        id="import-crs"
        showSearch={{ optionFilterProp: 'label' }}
        value={wish.crs}
        onChange={onCrs}
        options={[
          group(t('crsUsual'), usual),
          ...(here.length === 0 ? [] : [group(t('crsHere'), here)]),
          group(t('crsOthers'), others),
        ]}
      />
    </Form.Item>
  )
}
