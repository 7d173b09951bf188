import { keepPreviousData, useQueries, useQuery } from '@tanstack/react-query'
import { Select, TreeSelect } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { gridsOfLevel } from '../../client/grids.ts'
import { lookup } from '../../client/lookup.ts'
import { scopesOf } from '../../client/staff.ts'
import { unwrap } from '../../client/unwrap.ts'
import { ADMIN } from '../use-change.ts'
import { type GridChoice, gridChoices } from './grid-choices.ts'

interface Props {
  readonly value?: string | null
  readonly onChange?: (id: string | null) => void
  readonly id?: string
}

/** A grid in force by its code, from the tree or by typing a name or code. */
export function GridField({ value, onChange, id }: Props) {
  const { t } = useTranslation('adminPosts')
  const levels = useQueries({
    queries: ([1, 2, 3] as const).map((level) => ({
      queryKey: ['grids', level],
      queryFn: () => unwrap(gridsOfLevel(level)),
    })),
  })
  const grids = levels.flatMap(({ data }) => data?.features ?? []).map(({ properties }) => properties)
  return (
    <TreeSelect<string, GridChoice>
      {...(id === undefined ? {} : { id })}
      {...(value ? { value } : {})}
      onChange={(next: string | undefined) => onChange?.(next ?? null)}
      treeData={gridChoices(grids)}
      loading={levels.some(({ isPending }) => isPending)}
      showSearch={{ treeNodeFilterProp: 'title' }}
      allowClear
      placeholder={t('chooseGrid')}
    />
  )
}

/** A building or one of its units by its address. The value is `building:ID` or `unit:ID`. */
export function DoorField({ value, onChange, id }: Props) {
  const { t } = useTranslation('adminPosts')
  const [q, setQ] = useState('')
  const found = useQuery({
    queryKey: ['lookup', q],
    queryFn: () => unwrap(lookup(q)),
    enabled: q !== '',
    placeholderData: keepPreviousData,
  })
  const doors = q === '' ? [] : (found.data?.matches ?? [])
  return (
    <Select
      {...(id === undefined ? {} : { id })}
      {...(value ? { value } : {})}
      showSearch={{ filterOption: false, onSearch: (text) => setQ(text.trim()) }}
      onChange={(next: string | undefined) => onChange?.(next ?? null)}
      loading={found.isFetching}
      placeholder={t('chooseDoor')}
      notFoundContent={t(q === '' ? 'typeAddress' : 'noDoor')}
      options={[
        ...new Map(
          doors.map(({ address, building, unit }) => {
            const key = unit === null ? `building:${building}` : `unit:${unit}`
            return [key, { value: key, label: address }]
          }),
        ).values(),
      ]}
    />
  )
}

/** A jurisdiction within reach: for a post over it, or over the contact households in it. */
export function JurisdictionField({ value, onChange, id }: Props) {
  const { t } = useTranslation('adminPosts')
  const [q, setQ] = useState('')
  const found = useQuery({
    queryKey: [...ADMIN, 'scopes', 'jurisdiction', q],
    queryFn: () => unwrap(scopesOf('jurisdiction', q)),
    placeholderData: keepPreviousData,
  })
  return (
    <Select
      {...(id === undefined ? {} : { id })}
      {...(value ? { value } : {})}
      showSearch={{ filterOption: false, onSearch: setQ }}
      onChange={(next: string | undefined) => onChange?.(next ?? null)}
      loading={found.isFetching}
      placeholder={t('chooseJurisdiction')}
      options={(found.data?.scopes ?? []).map(({ id: value, name, code }) => ({
        value,
        label: `${name} ${code ?? ''}`,
      }))}
    />
  )
}
