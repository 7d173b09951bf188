import { type InfiniteData, keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import type { StaffList } from '#contract/staff.ts'
import { staffByName } from '../../client/staff.ts'
import { unwrap } from '../../client/unwrap.ts'
import { ADMIN } from '../use-change.ts'

/**
 * All staff within reach whose name has `q` in it, on wish only those without a post today. The server tells 500 at a
 * time; the rest is read on by itself, so that whoever looks for a role misses nobody.
 */
export function useStaff(q: string, withoutPost = false) {
  const list = useInfiniteQuery({
    queryKey: [...ADMIN, 'staff', 'all', q, withoutPost],
    queryFn: ({ pageParam }) => unwrap(staffByName(q, { withoutPost, after: pageParam })),
    initialPageParam: null as string | null,
    getNextPageParam: (last, pages) =>
      last.staff.length > 0 && readOf(pages) < last.total ? last.staff.at(-1)!.id : null,
    select: together,
    placeholderData: keepPreviousData,
  })
  const { hasNextPage, isFetching, isError, fetchNextPage } = list
  useEffect(() => {
    if (hasNextPage && !isFetching && !isError) void fetchNextPage()
  }, [hasNextPage, isFetching, isError, fetchNextPage])
  return list
}

function readOf(pages: readonly StaffList[]): number {
  return pages.reduce((sum, { staff }) => sum + staff.length, 0)
}

function together({ pages }: InfiniteData<StaffList>): StaffList {
  return { staff: pages.flatMap(({ staff }) => staff), total: pages[0]?.total ?? 0 }
}
