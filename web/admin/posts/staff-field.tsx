import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { staffByName } from '../../client/staff.ts'
import { unwrap } from '../../client/unwrap.ts'
import { ADMIN } from '../use-change.ts'
import { usePostWords } from './use-post-words.ts'

interface Props {
  readonly value?: string | null
  readonly onChange?: (id: string | null) => void
  /** Whom the field begins with, whose name the list may not hold. */
  readonly begin?: { readonly id: string; readonly name: string } | null
  /** Who may not be chosen: nobody stands in for themselves. */
  readonly but?: string
  readonly id?: string
}

/** One of the staff, found by name; told apart from others of that name by what they hold. */
export function StaffField({ value, onChange, begin = null, but, id }: Props) {
  const { t } = useTranslation('adminStaff')
  const words = usePostWords()
  const [q, setQ] = useState('')
  const found = useQuery({
    queryKey: [...ADMIN, 'staff', q, false],
    queryFn: () => unwrap(staffByName(q)),
    placeholderData: keepPreviousData,
  })
  const options = (found.data?.staff ?? [])
    .filter((member) => member.id !== but)
    .map(({ id: value, name, posts }) => {
      const current = posts.find(({ standing }) => standing === 'current')
      return { value, label: current === undefined ? name : `${name} · ${words.title(current)}` }
    })
  if (begin !== null && value === begin.id && !options.some((each) => each.value === begin.id))
    options.unshift({ value: begin.id, label: begin.name })
  return (
    <Select
      {...(id === undefined ? {} : { id })}
      showSearch={{ filterOption: false, onSearch: setQ }}
      allowClear
      value={value ?? null}
      onChange={(next) => onChange?.(next ?? null)}
      loading={found.isFetching}
      placeholder={t('searchName')}
      notFoundContent={found.isFetching ? t('searching') : t('nobodyFound')}
      options={options}
    />
  )
}
