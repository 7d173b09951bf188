import { useQuery } from '@tanstack/react-query'
import { TreeSelect } from 'antd'
import { useTranslation } from 'react-i18next'
import { wholeChart } from '../../client/admin-chart.ts'
import { unwrap } from '../../client/unwrap.ts'
import { type Branch, branchesOf } from '../chart/branches.ts'
import { ADMIN } from '../use-change.ts'

interface Props {
  readonly value?: string | null
  readonly onChange?: (id: string | null) => void
  /** A unit that may not be chosen, nor anything below it. */
  readonly but?: string
  readonly id?: string
}

interface Choice {
  readonly value: string
  readonly title: string
  readonly children: Choice[]
}

/** A unit of the organisation chart, chosen from the tree or by typing. */
export function ChartField({ value, onChange, but, id }: Props) {
  const { t } = useTranslation('adminChart')
  const chart = useQuery({ queryKey: [...ADMIN, 'chart'], queryFn: () => unwrap(wholeChart()) })
  const choices = (branches: readonly Branch[]): Choice[] =>
    branches
      .filter(({ unit }) => unit.id !== but)
      .map(({ unit, below }) => ({ value: unit.id, title: unit.name, children: choices(below) }))
  return (
    <TreeSelect
      {...(id === undefined ? {} : { id })}
      {...(value ? { value } : {})}
      onChange={(next: string | undefined) => onChange?.(next ?? null)}
      treeData={choices(branchesOf(chart.data?.units ?? []))}
      loading={chart.isPending}
      showSearch={{ treeNodeFilterProp: 'title' }}
      allowClear
      treeDefaultExpandAll
      placeholder={t('noUnit')}
    />
  )
}
