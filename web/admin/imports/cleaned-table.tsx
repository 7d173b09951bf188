import { Table } from 'antd'
import type { ColumnsType } from 'antd/es/table'
import { useTranslation } from 'react-i18next'
import type { CleanedPolygon } from '#contract/cleaning.ts'
import { useJobWords } from './use-job-words.ts'

/** Per polygon how far its border moved and its area before and after; the farthest first. */
export function CleanedTable({ polygons }: { polygons: readonly CleanedPolygon[] }) {
  const { t } = useTranslation('adminImports')
  const { metres, count } = useJobWords()
  const far = ({ movedM, movedInAllM }: CleanedPolygon) => movedInAllM ?? movedM
  const difference = ({ areaBeforeM2, areaAfterM2 }: CleanedPolygon) => areaAfterM2 - areaBeforeM2
  const columns: ColumnsType<CleanedPolygon> = [
    { title: t('level'), key: 'level', width: 80, render: (_, { level }) => level },
    {
      title: t('gridName'),
      key: 'name',
      render: (_, { name, code }) => [name, code].filter(Boolean).join(' '),
    },
    {
      title: t('moved'),
      key: 'moved',
      align: 'right',
      sorter: (a, b) => far(a) - far(b),
      defaultSortOrder: 'descend',
      render: (_, polygon) => t('metresOf', { m: metres(far(polygon)) }),
    },
    {
      title: t('areaBefore'),
      key: 'before',
      align: 'right',
      render: (_, { areaBeforeM2 }) => count(areaBeforeM2),
    },
    {
      title: t('areaAfter'),
      key: 'after',
      align: 'right',
      render: (_, { areaAfterM2 }) => count(areaAfterM2),
    },
    {
      title: t('areaDifference'),
      key: 'difference',
      align: 'right',
      sorter: (a, b) => Math.abs(difference(a)) - Math.abs(difference(b)),
      render: (_, polygon) => `${difference(polygon) > 0 ? '+' : ''}${count(difference(polygon))}`,
    },
    { title: t('parts'), key: 'parts', align: 'right', render: (_, { parts }) => parts },
  ]
  return (
    <>
      <h5>{t('cleanedTitle', { n: polygons.length })}</h5>
      <Table<CleanedPolygon>
        size="small"
        rowKey={({ key, level }) => `${level} ${key}`}
        columns={columns}
        dataSource={[...polygons]}
        pagination={{ pageSize: 10, showSizeChanger: false, hideOnSinglePage: true }}
        scroll={{ x: 'max-content' }}
      />
    </>
  )
}
