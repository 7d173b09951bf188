import { useQuery } from '@tanstack/react-query'
import type { Roles } from '#contract/staff.ts'
import { allRoles } from '../../client/staff.ts'
import { unwrap } from '../../client/unwrap.ts'
import { ADMIN } from '../use-change.ts'

/** The roles there are; none until they are known. */
export function useRoles(): Roles['roles'] {
  const { data } = useQuery({ queryKey: [...ADMIN, 'roles'], queryFn: () => unwrap(allRoles()) })
  return data?.roles ?? []
}
