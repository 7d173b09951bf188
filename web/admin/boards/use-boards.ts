import { useQuery } from '@tanstack/react-query'
import { boardsToKeep } from '../../client/boards-admin.ts'
import { unwrap } from '../../client/unwrap.ts'
import { ADMIN } from '../use-change.ts'

/** How often screens are asked after while the page is open. */
const ASK_EVERY_MS = 30_000

/** The boards within reach; asked again and again, for a screen goes silent without a word. */
export function useBoards() {
  return useQuery({
    queryKey: [...ADMIN, 'boards'],
    queryFn: () => unwrap(boardsToKeep()),
    refetchInterval: ASK_EVERY_MS,
  })
}
