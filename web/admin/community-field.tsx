import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { scopesOf } from '../client/staff.ts'
import { unwrap } from '../client/unwrap.ts'
import { ADMIN } from './use-change.ts'

interface Props {
  readonly id: string
  readonly value: string | null
  readonly onChange: (code: string | null) => void
}

/** A community within reach, by its code. */
export function CommunityField({ id, value, onChange }: Props) {
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
