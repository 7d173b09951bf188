import { useQuery, useQueryClient } from '@tanstack/react-query'
import type { Session } from '#contract/session.ts'
import { currentSession, signOut } from '../client/session.ts'
import { unwrap } from '../client/unwrap.ts'

/** Under what the session is kept among the answers. */
export const SESSION = ['session']

/** Who is signed in (null: nobody; undefined: not known yet), and what to do at sign-in and sign-out. */
export function useSession() {
  const queries = useQueryClient()
  const { data, isError } = useQuery({
    queryKey: SESSION,
    queryFn: () => unwrap(currentSession()),
    staleTime: 300_000,
    refetchOnReconnect: true,
    // A page that was opened without a network goes on by itself when there is one.
    refetchInterval: ({ state }) => (state.data === undefined && state.status === 'error' ? 15_000 : false),
    // Whoever comes back to a page whose session ended meanwhile is told so, and not at their next click.
    refetchOnWindowFocus: true,
  })
  return {
    session: data,
    /** Nobody knows yet, for the server was not reached. */
    unreached: data === undefined && isError,
    entered: (session: Session) => queries.setQueryData(SESSION, session),
    /** Asks the server anew who is signed in and what they may. */
    ask: () => queries.invalidateQueries({ queryKey: SESSION }),
    /** Leaves, and forgets everything read under the session. */
    leave: async () => {
      await signOut()
      queries.removeQueries({ predicate: ({ queryKey }) => queryKey[0] === 'people' })
      queries.setQueryData(SESSION, null)
    },
  }
}
