import type { UseQueryResult } from '@tanstack/react-query'
import { Skeleton } from 'antd'
import type { ReactNode } from 'react'
import { TroubleView } from '../staff/trouble-view.tsx'

interface Props<T> {
  readonly query: UseQueryResult<T>
  readonly children: (data: T) => ReactNode
}

/** What was asked for: a skeleton until it is there, the reason and a second try where it did not come. */
export function Answered<T>({ query, children }: Props<T>) {
  if (query.data !== undefined) return children(query.data)
  if (query.isError) return <TroubleView error={query.error} retry={() => void query.refetch()} />
  return <Skeleton active paragraph={{ rows: 8 }} />
}
